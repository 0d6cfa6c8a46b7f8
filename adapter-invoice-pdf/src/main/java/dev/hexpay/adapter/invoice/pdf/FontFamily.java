package dev.hexpay.adapter.invoice.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Fonts of one design.
 *
 * @param name what the template's style calls it
 * @param files one per weight
 * @param characters those that it has a glyph for
 */
record FontFamily(String name, List<FontFile> files, BitSet characters) {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    // Planes 0 to 3: there are no letters beyond.
    private static final int LAST_CHARACTER = 0x3FFFF;

    /** A family of a regular and a bold font. */
    static FontFamily read(String name, String regular, String bold) {
        return of(name, List.of(FontFile.read(regular, REGULAR), FontFile.read(bold, BOLD)));
    }

    /** A family of one font. */
    static FontFamily read(String name, String regular) {
        return of(name, List.of(FontFile.read(regular, REGULAR)));
    }

    private static FontFamily of(String name, List<FontFile> files) {
        try (TrueTypeFont font = files.get(0).parse()) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            BitSet characters = new BitSet();
            for (int c = 0; c <= LAST_CHARACTER; c++) {
                characters.set(c, glyphs.getGlyphId(c) != 0);
            }
            return new FontFamily(name, files, characters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
