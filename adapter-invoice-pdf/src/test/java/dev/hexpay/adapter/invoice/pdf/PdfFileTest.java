package dev.hexpay.adapter.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tenant.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Test;

class PdfFileTest {
    private static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();
    private static final Invoice MIXED_SCRIPTS =
            InvoiceSamples.invoice("Plan, سنوي, 年間", InvoiceSamples.taxed(1_00, "EUR"));

    private static byte[] bytes(PdfInvoiceRenderer renderer, Invoice invoice) {
        return renderer.render(Mode.LIVE, invoice).bytes();
    }

    @Test
    void concurrent_rendering_gives_identical_bytes() {
        List<Invoice> invoices = List.of(
                MIXED_SCRIPTS,
                InvoiceSamples.invoice(),
                InvoiceSamples.invoice("מנוי", InvoiceSamples.taxed(1, "EUR")));
        List<byte[]> expected =
                invoices.stream().map(invoice -> bytes(RENDERER, invoice)).toList();

        List<byte[]> rendered = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> bytes(RENDERER, invoices.get(i % 3)))
                .toList();

        assertThat(IntStream.range(0, 24))
                .allSatisfy(i -> assertThat(rendered.get(i)).isEqualTo(expected.get(i % 3)));
    }

    @Test
    void fonts_are_embedded_as_subsets() {
        assertThat(new PdfContent(bytes(RENDERER, MIXED_SCRIPTS)).fonts())
                .hasSize(4)
                .allSatisfy(font -> {
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
                });
        assertThat(bytes(RENDERER, MIXED_SCRIPTS)).hasSizeLessThan(100_000);
    }

    @Test
    void file_has_title_author_date_and_language() {
        PdfContent file = new PdfContent(bytes(RENDERER, InvoiceSamples.invoice()));

        PDDocumentInformation information = file.read(PDDocument::getDocumentInformation);
        assertThat(information.getTitle()).isEqualTo("Invoice INV-0042");
        assertThat(information.getAuthor()).isEqualTo("Tidewater Press GmbH");
        assertThat(information.getCreationDate().toInstant()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(file.<String>read(pdf -> pdf.getDocumentCatalog().getLanguage()))
                .isEqualTo("en");
    }

    @Test
    void file_is_pdf_a_2_and_pdf_ua_1() {
        PdfContent file = new PdfContent(bytes(RENDERER, InvoiceSamples.invoice()));

        assertThat(file.<String>read(PdfFileTest::metadata))
                .contains("<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>")
                .contains("<xmp:CreateDate>2026-01-15T13:00:00+01:00</xmp:CreateDate>");
        assertThat(file.<Boolean>read(
                        pdf -> pdf.getDocumentCatalog().getMarkInfo().isMarked()))
                .isTrue();
    }

    private static String metadata(PDDocument pdf) {
        try {
            return new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
