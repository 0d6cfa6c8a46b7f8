package dev.hexpay.adapter.invoice.pdf;

import dev.hexpay.domain.invoice.PdfDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the content of a PDF file. */
final class PdfContent {
    private final byte[] bytes;

    PdfContent(PdfDocument pdf) {
        this(pdf.bytes());
    }

    PdfContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The text in reading order, with single spaces. */
    String text() {
        return read(pdf -> oneLine(textOf(pdf, new PDFTextStripper())));
    }

    /** The text of each page, with single spaces. */
    List<String> pages() {
        return read(pdf -> {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(oneLine(textOf(pdf, stripper)));
            }
            return pages;
        });
    }

    /** All glyphs with their positions. */
    List<TextPosition> glyphs() {
        List<TextPosition> glyphs = new ArrayList<>();
        return read(pdf -> {
            textOf(pdf, new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition glyph) {
                    glyphs.add(glyph);
                }
            });
            return glyphs;
        });
    }

    /** The fonts of all pages. */
    List<PDFont> fonts() {
        return read(pdf -> {
            List<PDFont> fonts = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                page.getResources()
                        .getFontNames()
                        .forEach(name ->
                                fonts.add(unchecked(() -> page.getResources().getFont(name))));
            }
            return fonts;
        });
    }

    /** Applies {@code reader} to the parsed document. */
    <T> T read(Function<PDDocument, T> reader) {
        return unchecked(() -> {
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                return reader.apply(pdf);
            }
        });
    }

    private static String textOf(PDDocument pdf, PDFTextStripper stripper) {
        return unchecked(() -> stripper.getText(pdf));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00A0]+", " ").strip();
    }

    private interface PdfReading<T> {
        T read() throws IOException;
    }

    private static <T> T unchecked(PdfReading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
