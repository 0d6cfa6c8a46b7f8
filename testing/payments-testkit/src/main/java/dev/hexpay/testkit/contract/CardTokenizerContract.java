package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.out.CardTokenizer;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.CardDetails;
import dev.hexpay.testkit.TestCard;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link CardTokenizer} guarantees. */
public abstract class CardTokenizerContract {
    /** A card tokenizer. */
    protected abstract CardTokenizer cardTokenizer();

    @Test
    void each_entry_of_a_test_card_gets_a_new_token_without_the_number() {
        CardTokenizer tokenizer = cardTokenizer();
        for (TestCard card : TestCard.values()) {
            String first = tokenizer.tokenize(aScope(), card.details()).reference();
            String second = tokenizer.tokenize(aScope(), card.details()).reference();
            assertThat(first).isNotBlank().isNotEqualTo(second).doesNotContain(card.number());
        }
    }

    @Test
    void any_other_number_is_rejected_without_repeating_its_digits() {
        CardTokenizer tokenizer = cardTokenizer();
        for (String number : List.of("4929420573595709", "4242424242424241", "42424242424242420", "", "42")) {
            PaymentsException exception = catchThrowableOfType(
                    PaymentsException.class,
                    () -> tokenizer.tokenize(aScope(), new CardDetails(number, YearMonth.of(2030, 12))));
            assertThat(exception).as(number).isNotNull();
            assertThat(exception.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(exception.violations()).extracting(Violation::field).containsExactly("cardNumber");
            assertThat(exception.message()).doesNotContainPattern("[0-9]");
        }
    }
}
