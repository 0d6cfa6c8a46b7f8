package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.in.invoice.DownloadDocument.PdfFile;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.FaultyConnection;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaySubmissionTest {
    private static final Pattern DOWNLOAD = Pattern.compile(
            "<a class=\"button quiet\" href=\"https://pay.example/documents/([^\"]+)\">Download invoice \\(PDF\\)</a>");

    private final PageServer server = new PageServer();
    private final Browser browser = server.browser();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void form_of_an_unknown_link_is_refused_before_it_arrives() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(5_000);
            String head = "POST /pay/" + aToken().value() + " HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] status = socket.getInputStream().readNBytes(12);

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 404");
        }
    }

    @Test
    void valid_form_pays_the_link() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));

        HttpResponse<String> paid = browser.pay(token, Browser.validFields());

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(Browser.location(paid)).isEqualTo("/pay/" + token.value());
        assertThat(server.payment(token).status()).isEqualTo(PaymentStatus.SUCCEEDED);
        assertThat(server.payment(token).price().total()).isEqualTo(eur(29_75));
        assertThat(browser.open(token).body())
                .contains("Thank you", "€29.75", "INV-0001", "November 20, 2026, 12:00 UTC")
                .doesNotContain("<form");
    }

    @Test
    void paid_page_has_an_invoice_download_link_valid_for_seven_days() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        browser.pay(token, Browser.validFields());

        HttpResponse<String> page = browser.open(token);

        Matcher link = DOWNLOAD.matcher(page.body());
        assertThat(link.find()).isTrue();
        PdfFile document = server.useCases.invoices().download().download(link.group(1));
        assertThat(document.fileName()).isEqualTo("INV-0001.pdf");
        server.clock.advance(Duration.ofDays(7));
        assertThatThrownBy(() -> server.useCases.invoices().download().download(link.group(1)))
                .isInstanceOf(PaymentsException.class);
        assertThat(browser.open(token).body()).doesNotContain(link.group(1)).containsPattern(DOWNLOAD);
    }

    @Test
    void unpaid_page_has_no_invoice_download_link() {
        LinkToken token = server.stored(aLink());
        String declined = browser.pay(token, Browser.with("cardNumber", TestCard.DECLINED.number()))
                .body();

        assertThat(declined).doesNotContain("Download invoice", "/documents/");
        assertThat(browser.open(token).body()).doesNotContain("Download invoice", "/documents/");
    }

    @Test
    void payer_is_redirected_to_the_success_url() {
        LinkToken token =
                server.stored(aLink().withPage(PageServer.returningTo("https://shop.example/thanks?order=7")));

        HttpResponse<String> paid = browser.pay(token, Browser.validFields());

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(Browser.location(paid)).isEqualTo("https://shop.example/thanks?order=7");
        assertThat(browser.open(token).body()).contains("href=\"https://shop.example/thanks?order=7\"");
    }

    @Test
    void payment_id_is_filled_into_the_success_url() {
        LinkToken token = server.stored(
                aLink().withPage(PageServer.returningTo("https://shop.example/{PAYMENT_ID}?p={PAYMENT_ID}")));
        String id = server.payment(token).id().value();
        String url = "https://shop.example/" + id + "?p=" + id;

        assertThat(browser.open(token).statusCode()).isEqualTo(200);
        assertThat(Browser.location(browser.pay(token, Browser.validFields()))).isEqualTo(url);
        assertThat(browser.open(token).body()).contains("href=\"" + url + "\"");
    }

    @Test
    void location_header_encodes_a_non_ascii_success_url() {
        LinkToken token = server.stored(aLink().withPage(PageServer.returningTo("https://shop.example/謝謝?für=7")));

        assertThat(Browser.location(browser.pay(token, Browser.validFields())))
                .isEqualTo("https://shop.example/%E8%AC%9D%E8%AC%9D?f%C3%BCr=7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4242 4242 4242 4242", "4242-4242-4242-4242", "4242\u00a04242\u00a04242\u00a04242"})
    void card_number_may_contain_separators(String typed) {
        LinkToken token = server.stored(aLink());

        assertThat(browser.pay(token, Browser.with("cardNumber", typed)).statusCode())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/26", "1/27", "12/2030", "12 / 30", "1230", "12-30"})
    void expiry_is_accepted_in_common_formats(String typed) {
        LinkToken token = server.stored(aLink());

        assertThat(browser.pay(token, Browser.with("expiry", typed)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void processing_payment_redirects_to_a_waiting_page_without_form() {
        LinkToken token = server.stored(aLink().of(eur(25_00)));
        server.connection = new FaultyConnection.AlteredResults(result -> new ProviderResult.Processing());

        HttpResponse<String> sent = browser.pay(token, Browser.validFields());

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(Browser.location(sent)).startsWith("/pay/" + token.value());
        assertThat(browser.get(Browser.location(sent)).body())
                .contains("being processed", "http-equiv=\"refresh\"", "Please do not pay again")
                .doesNotContain("<form");
    }

    @Test
    void second_submission_does_not_charge_again() {
        LinkToken token = server.stored(aLink());
        String csrf = Browser.csrf(browser.open(token).body());
        Map<String, String> fields = Browser.with("csrf", csrf);
        browser.pay(token, Browser.validFields());

        HttpResponse<String> again = browser.postRaw("/pay/" + token.value(), Browser.encoded(fields));

        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(Browser.location(again)).isEqualTo("/pay/" + token.value());
        assertThat(server.provider.movedMinor())
                .isEqualTo(server.payment(token).price().total().minor());
    }

    @Test
    void link_that_expires_before_submission_is_not_charged() {
        LinkToken token =
                server.stored(aLink().expiringAt(server.clock.instant().plus(Duration.ofHours(1))));
        String csrf = Browser.csrf(browser.open(token).body());
        server.clock.advance(Duration.ofHours(1));

        HttpResponse<String> late =
                browser.postRaw("/pay/" + token.value(), Browser.encoded(Browser.with("csrf", csrf)));

        assertThat(late.statusCode()).isEqualTo(303);
        assertThat(browser.open(token).body()).contains("has expired").doesNotContain("<form");
        assertThat(server.provider.movedMinor()).isZero();
    }

    @Test
    void live_mode_rejects_card_numbers() {
        LinkToken live = server.stored(aLink(), PageServer.SELLER, Mode.LIVE);
        String csrf = server.csrfProtection().issue(CsrfProtection.Purpose.PAY, live);

        HttpResponse<String> rejected =
                browser.postRaw("/pay/" + live.value(), Browser.encoded(Browser.with("csrf", csrf)));

        assertThat(rejected.statusCode()).isEqualTo(403);
        assertThat(rejected.body()).contains("not available here yet");
        assertThat(server.provider.movedMinor()).isZero();
    }
}
