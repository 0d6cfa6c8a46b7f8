package dev.hexpay.adapter.invoice.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The file of one font. */
final class FontFile {
    private final byte[] bytes;
    private final int weight;

    private FontFile(byte[] bytes, int weight) {
        this.bytes = bytes;
        this.weight = weight;
    }

    static FontFile read(String resource, int weight) {
        try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new FontFile(in.readAllBytes(), weight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From 400 (regular) to 700 (bold). */
    int weight() {
        return weight;
    }

    /** Parses the font; the result is not thread-safe. */
    TrueTypeFont parse() {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            // It makes ligatures of Latin, and takes a third of a rendering. Arabic is shaped without the font's
            // tables.
            font.setEnableGsub(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
