package dev.hexpay.adapter.invoice.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts for rendering, read once. */
final class FontSet {
    private static final String LIBERATION = "/liberation/LiberationSans-";
    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final String DROID = "/dev/hexpay/adapter/invoice/pdf/fonts/DroidSansFallback.ttf";

    private final List<FontFamily> families;
    // A parsed font is not thread-safe: each rendering leases its own set of parsed fonts.
    private final Deque<Lease> idle = new ConcurrentLinkedDeque<>();

    private FontSet(List<FontFamily> families) {
        this.families = families;
    }

    /** The bundled fonts, in the order of the font families in the template's style. */
    static FontSet bundled() {
        return new FontSet(List.of(
                FontFamily.read("Liberation Sans", LIBERATION + "Regular.ttf", LIBERATION + "Bold.ttf"),
                FontFamily.read("DejaVu Sans", DEJAVU + ".ttf", DEJAVU + "-Bold.ttf"),
                FontFamily.read("Droid Sans Fallback", DROID)));
    }

    /** The families; a character is printed in the first one that has it. */
    List<FontFamily> families() {
        return families;
    }

    /** Parsed fonts for exclusive use until the lease is closed. */
    Lease lease() {
        Lease lease = idle.poll();
        return lease == null ? new Lease() : lease;
    }

    /** Parsed fonts for one rendering at a time. */
    final class Lease implements AutoCloseable {
        private final Map<FontFile, TrueTypeFont> fonts = new HashMap<>();

        /** Registers the fonts that the text needs: a family only for characters that the families before it lack. */
        void register(PdfRendererBuilder builder, PDDocument pdf, String text) throws IOException {
            BitSet missing = new BitSet();
            text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(missing::set);
            for (FontFamily family : families) {
                if (missing.intersects(family.characters())) {
                    for (FontFile file : family.files()) {
                        TrueTypeFont font = fonts.computeIfAbsent(file, FontFile::parse);
                        builder.useFont(
                                new PDFontSupplier(PDType0Font.load(pdf, font, true)),
                                family.name(),
                                file.weight(),
                                FontStyle.NORMAL,
                                true);
                    }
                    missing.andNot(family.characters());
                }
            }
        }

        @Override
        public void close() {
            idle.push(this);
        }
    }
}
