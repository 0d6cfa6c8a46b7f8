package dev.hexpay.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.scope.Mode;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingSystemsTest {
    private static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();

    private static Printed printed(String description) {
        return new Printed(PRINTER.print(Mode.LIVE, Samples.invoice(description, Samples.taxed(1_00, "EUR"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Consulting für Ægir & Þór, Łódź – “naïve”",
                "Ετήσια συνδρομή υποστήριξης",
                "Ежегодная подписка «Про»",
                "מנוי שנתי לתמיכה",
                "اشتراك سنوي في الدعم الفني",
                "年度技术支持",
                "年間サポート契約",
                "연간 지원 계약",
                "Տարեկան բաժանորդագրություն",
            })
    void is_printed_and_can_be_read_and_searched(String description) {
        assertThat(printed(description).text())
                .contains(description)
                .doesNotContain("#")
                .doesNotContain("□");
    }

    @Test
    void hebrew_stands_from_right_to_left_and_its_numbers_from_left_to_right() {
        List<TextPosition> glyphs = printed("מנוי 12 חודשים").glyphs();

        assertThat(xOf(glyphs, "מ")).isGreaterThan(xOf(glyphs, "נ"));
        assertThat(xOf(glyphs, "נ")).isGreaterThan(xOf(glyphs, "ח"));
        assertThat(xOf(glyphs, "ח")).isGreaterThan(xOf(glyphs, "ש"));
    }

    @Test
    void arabic_letters_are_joined_and_stand_from_right_to_left() {
        List<TextPosition> glyphs = printed("سنوي").glyphs();

        // Initial seen, medial noon, final waw, isolated yeh.
        assertThat(xOf(glyphs, "ﺳ")).isGreaterThan(xOf(glyphs, "ﻨ"));
        assertThat(xOf(glyphs, "ﻨ")).isGreaterThan(xOf(glyphs, "ﻮ"));
        assertThat(xOf(glyphs, "ﻮ")).isGreaterThan(xOf(glyphs, "ﻱ"));
    }

    @Test
    void a_sentence_that_begins_in_hebrew_ends_at_its_left() {
        List<TextPosition> glyphs = printed("תמיכה Zulu!").glyphs();

        assertThat(xOf(glyphs, "Z")).isLessThan(xOf(glyphs, "ת"));
        assertThat(xOf(glyphs, "!")).isLessThan(xOf(glyphs, "Z"));
    }

    @Test
    void each_line_of_a_description_is_read_in_its_own_direction() {
        List<TextPosition> glyphs = printed("תמיכה\u2028Zulu!").glyphs();

        assertThat(xOf(glyphs, "!")).isGreaterThan(xOf(glyphs, "Z"));
    }

    @Test
    void what_no_font_has_is_a_box() {
        assertThat(printed("Nothing for \uD808\uDC00 here").text()).contains("Nothing for □ here");
    }

    @Test
    void what_is_not_to_be_seen_is_not_printed() {
        assertThat(printed("in\u200Bvis\u2060ib\u00ADle\uFE0F\uFEFF, all").text())
                .contains("invisible, all");
    }

    @Test
    void a_paper_carries_only_the_fonts_that_it_needs() {
        assertThat(printed("Plain").fonts())
                .extracting(font -> font.getName().replaceFirst("^[A-Z]{6}\\+", ""))
                .containsExactlyInAnyOrder("LiberationSans", "LiberationSans-Bold");
    }

    private static float xOf(List<TextPosition> glyphs, String letter) {
        return glyphs.stream()
                .filter(glyph -> glyph.getUnicode().equals(letter))
                .findFirst()
                .orElseThrow(() -> new AssertionError(letter + " is not there"))
                .getX();
    }
}
