package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aScope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.CardTokens.CardEntry;
import dev.hexpay.domain.refusal.FieldProblem;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.testkit.TestCard;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link CardTokens} promises. */
public abstract class CardTokensContract {
    /** Tokens of a provider that has heard of nothing yet. */
    protected abstract CardTokens cardTokens();

    @Test
    void each_entry_of_a_test_card_gets_a_token_of_its_own_that_does_not_tell_the_number() {
        CardTokens tokens = cardTokens();
        for (TestCard card : TestCard.values()) {
            String first = tokens.tokenize(aScope(), card.entry()).reference();
            String second = tokens.tokenize(aScope(), card.entry()).reference();
            assertThat(first).isNotBlank().isNotEqualTo(second).doesNotContain(card.number());
        }
    }

    @Test
    void any_other_number_is_refused_naming_no_digit_of_it() {
        CardTokens tokens = cardTokens();
        for (String number : List.of("4929420573595709", "4242424242424241", "42424242424242420", "", "42")) {
            Refusal refusal = catchThrowableOfType(
                    Refusal.class, () -> tokens.tokenize(aScope(), new CardEntry(number, YearMonth.of(2030, 12))));
            assertThat(refusal).as(number).isNotNull();
            assertThat(refusal.code()).isEqualTo(RefusalCode.VALIDATION_ERROR);
            assertThat(refusal.problems()).extracting(FieldProblem::field).containsExactly("cardNumber");
            assertThat(refusal.message()).doesNotContainPattern("[0-9]");
        }
    }
}
