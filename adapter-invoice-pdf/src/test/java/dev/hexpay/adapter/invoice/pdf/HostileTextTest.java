package dev.hexpay.adapter.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final PdfInvoiceRenderer RENDERER = new PdfInvoiceRenderer();
    private static final float RIGHT_EDGE = 595f - 50f;

    private static PdfContent rendered(String description) {
        return new PdfContent(
                RENDERER.render(Mode.LIVE, InvoiceSamples.invoice(description, InvoiceSamples.taxed(1_00, "EUR"))));
    }

    private static PdfContent rendered(Invoice.Parties parties) {
        return new PdfContent(
                RENDERER.render(Mode.LIVE, InvoiceSamples.invoice(parties, "Plan", InvoiceSamples.taxed(1_00, "EUR"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=file:///etc/passwd>",
                "<b>bold</b> & <script>x</script>",
                "</td></tr></table><h1>Paid</h1>",
                "&lt;&amp;&quot;&nbsp;&xxe;",
                "]]> <![CDATA[ <!-- <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
                "${1+1} @if(true) #{x} {{x}} $unsafe{x}",
                "url(file:///etc/passwd) } body { display: none"
            })
    void description_is_escaped(String description) {
        assertThat(rendered(description).text())
                .contains(description + " 1 EUR")
                .doesNotContain("root:");
    }

    @Test
    void every_field_is_escaped() {
        Seller seller = new Seller("<i>S</i> & \"'", List.of("<i>A</i>"), "DE", "<i>T</i>", null);
        PostalAddress address = PostalAddress.in("DE")
                .line1("<i>1</i>")
                .line2("<i>2</i>")
                .city("<i>C</i>")
                .state("<i>St</i>")
                .postalCode("<i>P</i>")
                .build();
        BillingDetails buyer = new BillingDetails(
                new EmailAddress("a&b@example.com"), new FullName("<i>N</i>"), address, new TaxDocument("<i>D</i>"));

        assertThat(rendered(new Invoice.Parties(seller, buyer)).text())
                .contains(
                        "<i>S</i> & \"'",
                        "<i>A</i>",
                        "Tax ID: <i>T</i>",
                        "<i>N</i>",
                        "<i>1</i>",
                        "<i>2</i>",
                        "<i>D</i>")
                .contains("<i>P</i> <i>C</i>, <i>St</i>", "a&b@example.com");
    }

    @Test
    void characters_invalid_in_xml_are_replaced() {
        Seller seller = Seller.named("A\u0000\uFFFE\uD800B");

        assertThat(rendered(new Invoice.Parties(seller, InvoiceSamples.buyer())).text())
                .contains("A\uFFFD\uFFFD\uFFFDB");
    }

    @Test
    void long_word_wraps_inside_its_column() {
        PdfContent pdf = rendered("Ω".repeat(500));

        List<TextPosition> letters = pdf.glyphs().stream()
                .filter(glyph -> glyph.getUnicode().equals("Ω"))
                .toList();
        assertThat(letters)
                .hasSize(500)
                .allSatisfy(
                        letter -> assertThat(letter.getX() + letter.getWidth()).isLessThan(300f));
    }

    @Test
    void longest_names_addresses_and_amounts_fit_on_the_page() {
        Seller seller = new Seller("S".repeat(200), List.of("A".repeat(200)), "DE", "T".repeat(50), null);
        PostalAddress address = PostalAddress.in("DE")
                .line1("L".repeat(200))
                .line2("M".repeat(200))
                .city("C".repeat(200))
                .state("R".repeat(200))
                .postalCode("P".repeat(20))
                .build();
        BillingDetails buyer = new BillingDetails(
                new EmailAddress("e".repeat(64) + "@" + "x".repeat(120) + ".example"),
                new FullName("N".repeat(200)),
                address,
                new TaxDocument("D".repeat(50)));
        Invoice invoice = InvoiceSamples.invoice(
                new Invoice.Parties(seller, buyer), "Plan", InvoiceSamples.untaxed(9_007_199_254_740_991L, "EUR"));

        PdfContent pdf = new PdfContent(RENDERER.render(Mode.LIVE, invoice));

        assertThat(pdf.text()).contains("1 EUR 90,071,992,547,409.91 EUR 90,071,992,547,409.91");
        assertThat(pdf.glyphs())
                .allSatisfy(glyph -> assertThat(glyph.getX() + glyph.getWidth()).isLessThan(RIGHT_EDGE));
    }

    @Test
    void external_resources_are_not_loaded(@TempDir Path directory) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            Path style = Files.writeString(directory.resolve("style.css"), "p:after { content: 'loaded' }");
            String remote = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            String html = "<html><head><title>t</title><link rel='stylesheet' type='text/css' href='" + style.toUri()
                    + "'/><link rel='stylesheet' type='text/css' href='" + remote + ".css'/>"
                    + "<style>body { font-family: 'Liberation Sans'; background-image: url(" + remote
                    + ".png) }</style>"
                    + "</head><body><p>seen</p><img alt='x' src='" + remote + ".png'/></body></html>";

            byte[] pdf = new PdfRenderer(FontSet.bundled())
                    .render(
                            html,
                            new PdfMetadata("inv_1", "t", "a", "s", InvoiceSamples.SETTLED.atZone(ZoneOffset.UTC)));

            assertThat(new PdfContent(pdf).text()).contains("seen").doesNotContain("loaded");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }
}
