package dev.hexpay.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.scope.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Test;

class PdfFileTest {
    private static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();
    private static final Invoice MIXED = Samples.invoice("Plan, سنوي, 年間", Samples.taxed(1_00, "EUR"));

    private static byte[] bytes(PdfInvoicePrinter printer, Invoice invoice) {
        return printer.print(Mode.LIVE, invoice).bytes();
    }

    @Test
    void the_same_paper_is_the_same_file_whenever_and_by_whomever_it_is_printed() {
        byte[] first = bytes(PRINTER, MIXED);
        bytes(PRINTER, Samples.invoice());

        assertThat(bytes(PRINTER, MIXED)).isEqualTo(first);
        assertThat(bytes(new PdfInvoicePrinter(), MIXED)).isEqualTo(first);
    }

    @Test
    void many_threads_print_at_once() {
        List<Invoice> invoices = List.of(MIXED, Samples.invoice(), Samples.invoice("מנוי", Samples.taxed(1, "EUR")));
        List<byte[]> expected =
                invoices.stream().map(invoice -> bytes(PRINTER, invoice)).toList();

        List<byte[]> printed = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> bytes(PRINTER, invoices.get(i % 3)))
                .toList();

        assertThat(IntStream.range(0, 24))
                .allSatisfy(i -> assertThat(printed.get(i)).isEqualTo(expected.get(i % 3)));
    }

    @Test
    void every_font_is_inside_and_only_the_letters_that_are_used() {
        assertThat(new Printed(bytes(PRINTER, MIXED)).fonts()).hasSize(4).allSatisfy(font -> {
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
        });
        assertThat(bytes(PRINTER, MIXED)).hasSizeLessThan(100_000);
    }

    @Test
    void the_file_says_what_it_is_who_issued_it_when_and_in_which_language() {
        Printed paper = new Printed(bytes(PRINTER, Samples.invoice()));

        PDDocumentInformation about = paper.read(PDDocument::getDocumentInformation);
        assertThat(about.getTitle()).isEqualTo("Invoice INV-0042");
        assertThat(about.getAuthor()).isEqualTo("Tidewater Press GmbH");
        assertThat(about.getCreationDate().toInstant()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(paper.<String>read(pdf -> pdf.getDocumentCatalog().getLanguage()))
                .isEqualTo("en");
    }

    @Test
    void the_file_can_be_archived_and_read_aloud() {
        Printed paper = new Printed(bytes(PRINTER, Samples.invoice()));

        assertThat(paper.<String>read(PdfFileTest::metadata))
                .contains("<pdfaid:part>2</pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part>")
                .contains("<xmp:CreateDate>2026-01-15T12:00:00Z</xmp:CreateDate>");
        assertThat(paper.<Boolean>read(
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
