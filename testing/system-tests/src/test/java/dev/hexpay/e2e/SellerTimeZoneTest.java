package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sale shortly after midnight in Berlin is dated, and taxed, on that day, although it is the day before in UTC. */
class SellerTimeZoneTest {
    private static final Instant NEW_YEAR_IN_BERLIN = Instant.parse("2026-12-31T23:30:00Z");

    @TempDir
    private Path dataDir;

    private Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        Path rates = Files.writeString(dataDir.resolve("rates.csv"), """
                country,region,name,rate_percent,valid_from
                DE,,VAT,16,2027-01-01
                US,,Sales tax,5,2027-01-01
                """);
        settings.put("HEXPAY_TAX_RATES_FILE", rates.toString());
        return settings;
    }

    @Test
    void documents_and_page_are_dated_in_the_zone_of_the_sellers_country() throws IOException {
        Map<String, String> settings = settings();
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        try (ControllableServer server = ControllableServer.start(settings)) {
            server.clock.set(NEW_YEAR_IN_BERLIN);
            Sale sale = Sale.in(server, "DE");

            assertThat(sale.payment().data().path("taxAmount").asLong())
                    .as("16 %")
                    .isEqualTo(160);
            assertThat(sale.page()).contains("January 1, 2027, 00:30 UTC+01:00").doesNotContain("December 31");
            assertThat(sale.invoice().data().path("issueDate").asText()).isEqualTo("2026-12-31T23:30:00.000Z");
            HttpResult pdf = sale.pdf();
            assertThat(pdf.pdfText())
                    .contains("January 1, 2027", "Paid on January 1, 2027, 00:30 UTC+01:00")
                    .doesNotContain("December");
            assertThat(xmp(pdf)).contains("<xmp:CreateDate>2027-01-01T00:30:00+01:00</xmp:CreateDate>");
            assertThat(emails(server, 1))
                    .allSatisfy(email -> assertThat(email)
                            .contains("Paid on January 1, 2027", "January 1, 2027, 00:30 UTC+01:00")
                            .doesNotContain("December 31"));
        }
    }

    @Test
    void credit_notes_are_dated_in_the_zone_of_the_seller() throws IOException {
        Map<String, String> settings = settings();
        settings.put("HEXPAY_SELLER_COUNTRY", "US");
        settings.put("HEXPAY_SELLER_TIME_ZONE", "America/Los_Angeles");
        try (ControllableServer server = ControllableServer.start(settings)) {
            server.clock.set(Instant.parse("2027-01-01T07:59:00Z"));
            Sale sale = Sale.in(server, "US");
            assertThat(sale.payment().data().path("taxAmount").asLong())
                    .as("no rate on 31 December")
                    .isZero();
            assertThat(sale.pdf().pdfText()).contains("Paid on December 31, 2026, 23:59 UTC-08:00");

            server.clock.set(Instant.parse("2027-07-01T06:59:00Z"));
            String transaction = sale.payment().data().path("transactionId").asText();
            server.sandbox().post("/transactions/" + transaction + "/refund", "{}");

            String note = server.sandbox()
                    .get("/credit-notes")
                    .data()
                    .get(0)
                    .path("id")
                    .asText();
            assertThat(pdf(server, "/credit-notes/" + note).pdfText())
                    .contains("Refunded on June 30, 2027, 23:59 UTC-07:00", "December 31, 2026")
                    .doesNotContain("July");
        }
    }

    private static String xmp(HttpResult pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        }
    }

    private List<String> emails(ControllableServer server, int count) throws IOException {
        Path mail = dataDir.resolve("mail");
        server.await(() -> {
            String[] names = mail.toFile().list((directory, name) -> name.endsWith(".eml"));
            return names != null && names.length == count;
        });
        try (Stream<Path> files = Files.list(mail)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(SellerTimeZoneTest::text)
                    .toList();
        }
    }

    private static String text(Path email) {
        try {
            return Files.readString(email).replaceAll("=\r?\n", "").replaceAll("\r?\n[ \t]+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResult pdf(ControllableServer server, String document) {
        return HttpResult.get(
                server.sandbox().get(document + "/download").data().path("url").asText());
    }

    /** A paid link. */
    private record Sale(ControllableServer server, String url, ApiResponse payment) {
        static Sale in(ControllableServer server, String country) {
            ApiClient api = server.sandbox();
            ApiResponse link = api.createLink(1000);
            String url = link.data().path("url").asText();
            Payer.from(country).pay(url, Payer.VISA);
            return new Sale(server, url, api.get("/payments/" + link.id()));
        }

        String page() {
            return HttpResult.get(url).text();
        }

        ApiResponse invoice() {
            return server.sandbox().get(invoicePath());
        }

        HttpResult pdf() {
            return SellerTimeZoneTest.pdf(server, invoicePath());
        }

        private String invoicePath() {
            return "/invoices/" + payment.data().path("invoiceId").asText();
        }
    }
}
