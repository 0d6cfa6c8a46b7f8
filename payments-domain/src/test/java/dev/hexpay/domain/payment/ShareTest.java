package dev.hexpay.domain.payment;

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
    void amount_is_split_in_proportion_to_the_price(
            long subtotal, long tax, long amount, long subtotalPart, long taxPart) {
        assertThat(share(subtotal, tax).split(euro(amount))).isEqualTo(share(subtotalPart, taxPart));
    }

    /** Random partial refunds, some of which are released, until nothing is left. */
    @Test
    void partial_refunds_add_up_in_subtotal_and_tax() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            Share paid = share(1 + random.nextInt(100_000), random.nextInt(30_000));
            Share left = paid;
            Share refunded = share(0, 0);
            while (left.total().minor() > 0) {
                Share part = left.split(euro(1 + random.nextLong(left.total().minor())));
                if (random.nextInt(4) == 0) {
                    continue;
                }
                left = left.minus(part);
                refunded = refunded.plus(part);
            }
            assertThat(refunded).isEqualTo(paid);
        }
    }

    @Test
    void share_is_never_negative_and_has_one_currency() {
        assertThatThrownBy(() -> share(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> share(1, 1).minus(share(2, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(euro(1), new Money(1, Currency.getInstance("USD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
