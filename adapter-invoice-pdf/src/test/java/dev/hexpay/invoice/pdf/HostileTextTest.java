package dev.hexpay.invoice.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.FullName;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.transaction.Payer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final PdfInvoicePrinter PRINTER = new PdfInvoicePrinter();
    private static final float RIGHT_EDGE = 595f - 50f;

    private static Printed printed(String description) {
        return new Printed(PRINTER.print(Mode.LIVE, Samples.invoice(description, Samples.taxed(1_00, "EUR"))));
    }

    private static Printed printed(Invoice.Parties parties) {
        return new Printed(PRINTER.print(Mode.LIVE, Samples.invoice(parties, "Plan", Samples.taxed(1_00, "EUR"))));
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
    void a_description_is_printed_as_it_is(String description) {
        assertThat(printed(description).text()).contains(description + " 1 EUR").doesNotContain("root:");
    }

    @Test
    void every_field_is_printed_as_it_is() {
        Seller seller = new Seller("<i>S</i> & \"'", List.of("<i>A</i>"), "DE", "<i>T</i>", null);
        PostalAddress address =
                new PostalAddress("<i>1</i>", "<i>2</i>", "<i>C</i>", "<i>St</i>", "<i>P</i>", "DE", null);
        Payer buyer = new Payer(
                new EmailAddress("a&b@example.com"), new FullName("<i>N</i>"), address, new TaxDocument("<i>D</i>"));

        assertThat(printed(new Invoice.Parties(seller, buyer)).text())
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
    void characters_that_no_document_can_hold_do_not_keep_a_paper_from_being_printed() {
        Seller seller = Seller.named("A\u0000\uFFFE\uD800B");

        assertThat(printed(new Invoice.Parties(seller, Samples.buyer())).text()).contains("A\uFFFD\uFFFD\uFFFDB");
    }

    @Test
    void five_hundred_letters_without_a_space_stay_inside_their_column() {
        Printed paper = printed("Ω".repeat(500));

        List<TextPosition> letters = paper.glyphs().stream()
                .filter(glyph -> glyph.getUnicode().equals("Ω"))
                .toList();
        assertThat(letters)
                .hasSize(500)
                .allSatisfy(
                        letter -> assertThat(letter.getX() + letter.getWidth()).isLessThan(300f));
    }

    @Test
    void the_longest_names_addresses_and_amounts_stay_on_the_paper() {
        Seller seller = new Seller("S".repeat(200), List.of("A".repeat(200)), "DE", "T".repeat(50), null);
        PostalAddress address = new PostalAddress(
                "L".repeat(200), "M".repeat(200), "C".repeat(200), "R".repeat(200), "P".repeat(20), "DE", null);
        Payer buyer = new Payer(
                new EmailAddress("e".repeat(64) + "@" + "x".repeat(120) + ".example"),
                new FullName("N".repeat(200)),
                address,
                new TaxDocument("D".repeat(50)));
        Invoice invoice = Samples.invoice(
                new Invoice.Parties(seller, buyer), "Plan", Samples.untaxed(9_007_199_254_740_991L, "EUR"));

        Printed paper = new Printed(PRINTER.print(Mode.LIVE, invoice));

        assertThat(paper.text()).contains("1 EUR 90,071,992,547,409.91 EUR 90,071,992,547,409.91");
        assertThat(paper.glyphs())
                .allSatisfy(glyph -> assertThat(glyph.getX() + glyph.getWidth()).isLessThan(RIGHT_EDGE));
    }

    @Test
    void a_page_gets_nothing_from_the_network_and_nothing_from_files(@TempDir Path directory) throws IOException {
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

            byte[] pdf =
                    new Press(Typefaces.bundled()).print(html, new Imprint("inv_1", "t", "a", "s", Samples.SETTLED));

            assertThat(new Printed(pdf).text()).contains("seen").doesNotContain("loaded");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }
}
