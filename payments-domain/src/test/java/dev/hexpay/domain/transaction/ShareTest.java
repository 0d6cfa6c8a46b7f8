package dev.hexpay.domain.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.money.Money;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    private static Money euro(long minor) {
        return new Money(minor, EUR);
    }

    private static Share share(long subtotal, long tax) {
        return new Share(euro(subtotal), euro(tax));
    }

    @ParameterizedTest(name = "{2} of {0} + {1} is {3} + {4}")
    @CsvSource({
        "1000, 190, 1190, 1000, 190",
        "1000, 190, 595, 500, 95",
        "1000, 190, 1, 1, 0",
        "1000, 0, 333, 333, 0",
        "0, 7, 3, 0, 3"
    })
    void a_part_of_a_price_is_divided_like_the_price(long subtotal, long tax, long amount, long partly, long taxPart) {
        assertThat(share(subtotal, tax).taking(euro(amount))).isEqualTo(share(partly, taxPart));
    }

    /** As a merchant refunds: any number of parts, some of them given up again, until nothing is left. */
    @Test
    void partial_refunds_add_up_to_the_payment_in_subtotal_and_in_tax() {
        Random chance = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            Share paid = share(1 + chance.nextInt(100_000), chance.nextInt(30_000));
            Share left = paid;
            Share given = share(0, 0);
            while (left.total().minor() > 0) {
                Share part = left.taking(euro(1 + chance.nextLong(left.total().minor())));
                if (chance.nextInt(4) == 0) {
                    continue;
                }
                left = left.minus(part);
                given = given.plus(part);
            }
            assertThat(given).isEqualTo(paid);
        }
    }

    @Test
    void a_share_is_never_negative_and_in_one_currency() {
        assertThatThrownBy(() -> share(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share(1, 1).minus(share(2, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(euro(1), new Money(1, Currency.getInstance("USD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
