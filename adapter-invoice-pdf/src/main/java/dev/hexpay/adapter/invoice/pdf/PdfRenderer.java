package dev.hexpay.adapter.invoice.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.bidi.support.ICUBreakers;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Renders HTML as a PDF file: PDF/A-2u for archiving, tagged (PDF/UA) for screen readers. */
final class PdfRenderer {
    private static final String BASE_URI = "about:blank";

    // A box shows that a glyph is missing; the library's default is a number sign.
    private static final String MISSING_GLYPH = "\u25A1";
    private static final String PRODUCER = "Hexpay";
    private static final Pattern CREATE_DATE = Pattern.compile("(?<=<xmp:CreateDate>)[^<]*");
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private final FontSet fonts;

    PdfRenderer(FontSet fonts) {
        this.fonts = fonts;
    }

    byte[] render(String html, PdfMetadata metadata) {
        try (PDDocument pdf = new PDDocument();
                FontSet.Lease lease = fonts.lease()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(pdf)
                    .withHtmlContent(html, BASE_URI)
                    .usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .useColorProfile(SRGB.clone())
                    .usePdfUaAccessibility(true)
                    .useReplacementText(MISSING_GLYPH)
                    .withProducer(PRODUCER);
            enableBidi(builder);
            blockExternalResources(builder);
            lease.register(builder, pdf, html);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFKeepOpen();
            }
            setIssueDateAndId(pdf, metadata);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void enableBidi(PdfRendererBuilder builder) {
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useUnicodeLineBreaker(new ICUBreakers.ICULineBreaker(Locale.ROOT));
    }

    /** Denies all external resources, from the network and from files. */
    private static void blockExternalResources(PdfRendererBuilder builder) {
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    }

    /** Replaces the current time (in the document information and in XMP) and the random id, which the library sets. */
    private static void setIssueDateAndId(PDDocument pdf, PdfMetadata metadata) throws IOException {
        ZonedDateTime issued = metadata.issuedAt().truncatedTo(ChronoUnit.SECONDS);
        pdf.getDocumentInformation().setCreationDate(GregorianCalendar.from(issued));
        String xmp = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        String datedXmp = CREATE_DATE.matcher(xmp).replaceFirst(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(issued));
        byte[] bytes = datedXmp.getBytes(StandardCharsets.UTF_8);
        pdf.getDocumentCatalog().setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(bytes)));
        pdf.setDocumentId((long) metadata.id().hashCode());
    }
}
