package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.PaymentsException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    private static final String SMILE = "😀";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", " \r\n ", "\u2003", "\u2028"})
    void invisible_text_is_blank(String value) {
        assertThat(Rejection.violationsOf(() -> PlainText.singleLine("name", value, 10)))
                .containsExactly("name: must not be blank");
        assertThat(Rejection.violationsOf(() -> PlainText.multiLine("name", value, 10)))
                .containsExactly("name: must not be blank");
    }

    @Test
    void length_is_counted_in_code_points() {
        assertThat(PlainText.singleLine("name", SMILE.repeat(10), 10)).hasSize(20);
        assertThat(Rejection.violationsOf(() -> PlainText.singleLine("name", SMILE.repeat(11), 10)))
                .containsExactly("name: must have at most 10 characters");
    }

    @Test
    void single_line_rejects_every_control_character() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7f, 0x9f))
                .forEach(c -> assertThat(
                                Rejection.violationsOf(() -> PlainText.singleLine("name", "a" + (char) c + "b", 10)))
                        .as("character %d", c)
                        .containsExactly("name: must not contain control characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028b", "a\u2029b"})
    void single_line_rejects_unicode_line_separators(String value) {
        assertThat(Rejection.violationsOf(() -> PlainText.singleLine("name", value, 10)))
                .containsExactly("name: must not contain control characters");
    }

    @Test
    void bidirectional_overrides_and_isolates_are_rejected() {
        for (String turning : List.of("a\u202Eb", "a\u202Db", "a\u2066b", "a\u2069b")) {
            assertThatThrownBy(() -> PlainText.singleLine("name", turning, 10)).isInstanceOf(PaymentsException.class);
            assertThatThrownBy(() -> PlainText.multiLine("name", turning, 10)).isInstanceOf(PaymentsException.class);
        }
    }

    @Test
    void multi_line_text_allows_only_line_breaks_and_tabs() {
        assertThat(PlainText.multiLine("description", "one\r\n\ttwo\u2028three", 20))
                .isEqualTo("one\r\n\ttwo\u2028three");
        assertThat(Rejection.fieldsOf(() -> PlainText.multiLine("description", "a\0b", 20)))
                .containsExactly("description");
        assertThat(Rejection.fieldsOf(() -> PlainText.multiLine("description", "a\u001bb", 20)))
                .containsExactly("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00b", "\ude00\ud83d"})
    void unpaired_surrogates_are_rejected(String value) {
        assertThat(Rejection.fieldsOf(() -> PlainText.singleLine("name", value, 10)))
                .containsExactly("name");
        assertThat(Rejection.fieldsOf(() -> PlainText.multiLine("name", value, 10)))
                .containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José Ñandú", "株式会社", "🏳️‍🌈", "O'Brien & Sons <3", "  spaced  "})
    void any_script_is_kept_unchanged(String value) {
        assertThat(PlainText.singleLine("name", value, 100)).isEqualTo(value);
    }
}
