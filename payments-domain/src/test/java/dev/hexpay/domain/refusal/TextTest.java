package dev.hexpay.domain.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Refused;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String SMILE = "😀";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n", " \r\n ", "\u2003", "\u2028"})
    void what_shows_nothing_is_blank(String value) {
        assertThat(Refused.problemsOf(() -> Text.line("name", value, 10))).containsExactly("name: must not be blank");
        assertThat(Refused.problemsOf(() -> Text.lines("name", value, 10))).containsExactly("name: must not be blank");
    }

    @Test
    void length_is_counted_in_characters_as_people_count_them() {
        assertThat(Text.line("name", SMILE.repeat(10), 10)).hasSize(20);
        assertThat(Refused.problemsOf(() -> Text.line("name", SMILE.repeat(11), 10)))
                .containsExactly("name: must have at most 10 characters");
    }

    @Test
    void a_single_line_holds_no_control_character_whatsoever() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7f, 0x9f))
                .forEach(c -> assertThat(Refused.problemsOf(() -> Text.line("name", "a" + (char) c + "b", 10)))
                        .as("character %d", c)
                        .containsExactly("name: must not contain control characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028b", "a\u2029b"})
    void a_single_line_is_not_broken_by_the_separators_of_unicode_either(String value) {
        assertThat(Refused.problemsOf(() -> Text.line("name", value, 10)))
                .containsExactly("name: must not contain control characters");
    }

    @Test
    void text_never_turns_the_reading_direction_of_what_stands_around_it() {
        for (String turning : List.of("a\u202Eb", "a\u202Db", "a\u2066b", "a\u2069b")) {
            assertThatThrownBy(() -> Text.line("name", turning, 10)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> Text.lines("name", turning, 10)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void text_of_several_lines_may_break_and_indent_them_and_nothing_else() {
        assertThat(Text.lines("description", "one\r\n\ttwo\u2028three", 20)).isEqualTo("one\r\n\ttwo\u2028three");
        assertThat(Refused.fieldsOf(() -> Text.lines("description", "a\0b", 20)))
                .containsExactly("description");
        assertThat(Refused.fieldsOf(() -> Text.lines("description", "a\u001bb", 20)))
                .containsExactly("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00b", "\ude00\ud83d"})
    void half_a_character_cannot_be_stored(String value) {
        assertThat(Refused.fieldsOf(() -> Text.line("name", value, 10))).containsExactly("name");
        assertThat(Refused.fieldsOf(() -> Text.lines("name", value, 10))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José Ñandú", "株式会社", "🏳️‍🌈", "O'Brien & Sons <3", "  spaced  "})
    void any_script_and_sign_is_kept_as_it_was_typed(String value) {
        assertThat(Text.line("name", value, 100)).isEqualTo(value);
    }
}
