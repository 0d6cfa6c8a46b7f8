package dev.hexpay.adapter.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.tenant.Mode;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingSystemsTest {
    private static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();

    private static PdfContent rendered(String description) {
        return new PdfContent(
                RENDERER.render(Mode.LIVE, InvoiceSamples.invoice(description, InvoiceSamples.taxed(1_00, "EUR"))));
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
    void text_is_rendered_and_extractable(String description) {
        assertThat(rendered(description).text())
                .contains(description)
                .doesNotContain("#")
                .doesNotContain("□");
    }

    @Test
    void hebrew_is_set_right_to_left() {
        List<TextPosition> glyphs = rendered("מנוי 12 חודשים").glyphs();

        assertThat(xOf(glyphs, "מ")).isGreaterThan(xOf(glyphs, "נ"));
        assertThat(xOf(glyphs, "נ")).isGreaterThan(xOf(glyphs, "ח"));
        assertThat(xOf(glyphs, "ח")).isGreaterThan(xOf(glyphs, "ש"));
    }

    @Test
    void arabic_is_joined_and_set_right_to_left() {
        List<TextPosition> glyphs = rendered("سنوي").glyphs();

        // Initial seen, medial noon, final waw, isolated yeh.
        assertThat(xOf(glyphs, "ﺳ")).isGreaterThan(xOf(glyphs, "ﻨ"));
        assertThat(xOf(glyphs, "ﻨ")).isGreaterThan(xOf(glyphs, "ﻮ"));
        assertThat(xOf(glyphs, "ﻮ")).isGreaterThan(xOf(glyphs, "ﻱ"));
    }

    @Test
    void hebrew_sentence_with_latin_text_ends_at_the_left() {
        List<TextPosition> glyphs = rendered("תמיכה Zulu!").glyphs();

        assertThat(xOf(glyphs, "Z")).isLessThan(xOf(glyphs, "ת"));
        assertThat(xOf(glyphs, "!")).isLessThan(xOf(glyphs, "Z"));
    }

    @Test
    void each_description_line_has_its_own_direction() {
        List<TextPosition> glyphs = rendered("תמיכה\u2028Zulu!").glyphs();

        assertThat(xOf(glyphs, "!")).isGreaterThan(xOf(glyphs, "Z"));
    }

    @Test
    void missing_glyph_is_rendered_as_a_box() {
        assertThat(rendered("Nothing for \uD808\uDC00 here").text()).contains("Nothing for □ here");
    }

    @Test
    void invisible_characters_are_removed() {
        assertThat(rendered("in\u200Bvis\u2060ib\u00ADle\uFE0F\uFEFF, all").text())
                .contains("invisible, all");
    }

    @Test
    void only_needed_fonts_are_embedded() {
        assertThat(rendered("Plain").fonts())
                .extracting(font -> font.getName().replaceFirst("^[A-Z]{6}\\+", ""))
                .containsExactlyInAnyOrder("LiberationSans", "LiberationSans-Bold");
    }

    private static float xOf(List<TextPosition> glyphs, String letter) {
        return glyphs.stream()
                .filter(glyph -> glyph.getUnicode().equals(letter))
                .findFirst()
                .orElseThrow(() -> new AssertionError(letter + " is missing"))
                .getX();
    }
}
