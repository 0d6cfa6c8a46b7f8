package dev.hexpay.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks the published table of test cards. */
class TestCardTableTest {
    @ParameterizedTest
    @EnumSource(SpecialCard.class)
    void every_special_card_is_documented(SpecialCard card) throws IOException {
        String table = Files.readString(Path.of("..", "docs", "test-cards.md"));

        assertThat(table).containsOnlyOnce("| `" + card.number() + "` |");
        if (card.behavior().onSession() instanceof Outcome.Declines declines) {
            assertThat(lineOf(card, table)).contains(": `" + declines.failure().code() + "`");
        }
    }

    private static String lineOf(SpecialCard card, String table) {
        return table.lines()
                .filter(line -> line.contains(card.number()))
                .findFirst()
                .orElseThrow();
    }
}
