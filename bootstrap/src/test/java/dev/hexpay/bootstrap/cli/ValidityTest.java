package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.error.InvalidValueException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityTest {
    @Test
    void number_and_unit_are_a_time() {
        assertThat(Validity.parse("30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(Validity.parse("24h")).isEqualTo(Duration.ofHours(24));
        assertThat(Validity.parse("7d")).isEqualTo(Duration.ofDays(7));
        assertThat(Validity.parse("99999d")).isEqualTo(Duration.ofDays(99_999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "0m", "-1h", "1.5h", "7 d", "7D", "100000d", "m", "1w", "1d1h"})
    void other_form_is_an_error(String text) {
        assertThatThrownBy(() -> Validity.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}
