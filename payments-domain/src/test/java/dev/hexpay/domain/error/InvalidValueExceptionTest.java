package dev.hexpay.domain.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidValueExceptionTest {
    @Test
    void message_says_what_the_value_must_be_without_a_field() {
        InvalidValueException exception = new InvalidValueException("must be an e-mail address");

        assertThat(exception).hasMessage("must be an e-mail address");
        assertThat(exception.violationsOf("email"))
                .containsExactly(new Violation("email", "must be an e-mail address"));
    }

    @Test
    void violations_of_parts_are_prefixed_with_the_field_of_the_value() {
        InvalidValueException exception = new InvalidValueException(List.of(
                new Violation("line1", "must not be blank"), new Violation(Violation.WHOLE_VALUE, "must be complete")));

        assertThat(exception).hasMessage("line1 must not be blank (and 1 more)");
        assertThat(exception.violationsOf("address"))
                .containsExactly(
                        new Violation("address.line1", "must not be blank"),
                        new Violation("address", "must be complete"));
    }

    @Test
    void stack_trace_shows_which_value_was_rejected() {
        assertThat(new InvalidValueException("must not be blank").getStackTrace())
                .isNotEmpty();
    }
}
