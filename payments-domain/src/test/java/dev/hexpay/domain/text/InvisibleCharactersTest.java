package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.Rejection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleCharactersTest {
    @Test
    void characters_that_turn_the_direction_of_text_are_refused() {
        IntStream.concat(IntStream.rangeClosed(0x202A, 0x202E), IntStream.rangeClosed(0x2066, 0x2069))
                .mapToObj(c -> "a" + (char) c + "b")
                .forEach(InvisibleCharactersTest::assertRefused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200Bb", "a\u2060b", "\uFEFFab", "\u200B"})
    void characters_without_width_are_refused(String text) {
        assertRefused(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "\u0628\u0627\u0628", "\u200Fa", "\u0915\u094D\u200D\u0937", "👩\u200D👧"})
    void text_of_every_script_is_accepted(String text) {
        assertThat(InvisibleCharacters.requireNone(text)).isEqualTo(text);
    }

    private static void assertRefused(String text) {
        assertThat(Rejection.messagesOf(() -> InvisibleCharacters.requireNone(text)))
                .containsExactly("must not contain invisible characters");
    }
}
