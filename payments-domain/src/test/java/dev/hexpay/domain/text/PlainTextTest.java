package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import dev.hexpay.domain.error.InvalidValueException;
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
        assertThat(Rejection.messagesOf(() -> PlainText.singleLine(value, 10))).containsExactly("must not be blank");
        assertThat(Rejection.messagesOf(() -> PlainText.multiLine(value, 10))).containsExactly("must not be blank");
    }

    @Test
    void length_is_counted_in_code_points() {
        assertThat(PlainText.singleLine(SMILE.repeat(10), 10)).hasSize(20);
        assertThat(Rejection.messagesOf(() -> PlainText.singleLine(SMILE.repeat(11), 10)))
                .containsExactly("must have at most 10 characters");
    }

    @Test
    void single_line_rejects_every_control_character() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7f, 0x9f))
                .forEach(c -> assertThat(Rejection.messagesOf(() -> PlainText.singleLine("a" + (char) c + "b", 10)))
                        .as("character %d", c)
                        .containsExactly("must not contain control characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028b", "a\u2029b"})
    void single_line_rejects_unicode_line_separators(String value) {
        assertThat(Rejection.messagesOf(() -> PlainText.singleLine(value, 10)))
                .containsExactly("must not contain control characters");
    }

    @Test
    void bidirectional_overrides_and_isolates_are_rejected() {
        for (String turning : List.of("a\u202Eb", "a\u202Db", "a\u2066b", "a\u2069b")) {
            assertThatThrownBy(() -> PlainText.singleLine(turning, 10)).isInstanceOf(InvalidValueException.class);
            assertThatThrownBy(() -> PlainText.multiLine(turning, 10)).isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    void multi_line_text_allows_only_line_breaks_and_tabs() {
        assertThat(PlainText.multiLine("one\r\n\ttwo\u2028three", 20)).isEqualTo("one\r\n\ttwo\u2028three");
        assertThat(Rejection.messagesOf(() -> PlainText.multiLine("a\0b", 20)))
                .containsExactly("must not contain control characters");
        assertThat(Rejection.messagesOf(() -> PlainText.multiLine("a\u001bb", 20)))
                .containsExactly("must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00b", "\ude00\ud83d"})
    void unpaired_surrogates_are_rejected(String value) {
        assertThat(Rejection.messagesOf(() -> PlainText.singleLine(value, 10)))
                .containsExactly("must not contain control characters");
        assertThat(Rejection.messagesOf(() -> PlainText.multiLine(value, 10)))
                .containsExactly("must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José Ñandú", "株式会社", "🏳️‍🌈", "O'Brien & Sons <3", "  spaced  "})
    void any_script_is_kept_unchanged(String value) {
        assertThat(PlainText.singleLine(value, 100)).isEqualTo(value);
    }
}
