package dev.hexpay.adapter.invoice.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * The fonts of one family.
 *
 * @param name its name in the template's style
 * @param files one file per weight
 * @param characters the characters that it has glyphs for
 */
record FontFamily(String name, List<FontFile> files, BitSet characters) {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    // Planes 0 to 3: the other planes contain no letters.
    private static final int LAST_CHARACTER = 0x3FFFF;

    /** Reads a family with a regular and a bold font. */
    static FontFamily read(String name, String regular, String bold) {
        return of(name, List.of(FontFile.read(regular, REGULAR), FontFile.read(bold, BOLD)));
    }

    /** Reads a family with a regular font only. */
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
