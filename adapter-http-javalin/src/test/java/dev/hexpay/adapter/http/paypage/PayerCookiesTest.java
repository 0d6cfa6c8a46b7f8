package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.testkit.TestCard;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayerCookiesTest {
    private static final String FORM = "hexpay-form";
    private static final String DOWNLOAD = "Download invoice (PDF)";

    private final PageServer server = new PageServer();
    private final Browser payer = server.browser();
    private final Browser other = server.browser();
    private final LinkToken token = server.stored(aLink().of(eur(25_00)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void form_of_a_declined_payment_is_filled_in_when_the_link_is_reopened() {
        decline(payer);

        assertThat(payer.open(token).body())
                .contains("value=\"ada@example.com\"", "value=\"Ada Lovelace\"", "value=\"Invalidenstr. 117\"")
                .contains("value=\"Berlin\"", "value=\"10115\"", "selected>Germany")
                .contains("name=\"total\" value=\"2975\"", "Your payment was declined")
                .doesNotContain(TestCard.DECLINED.number(), "value=\"12/30\"", "value=\"123\"");
        assertThat(other.open(token).body()).doesNotContain("ada@example.com", "Ada Lovelace", "10115");
    }

    @Test
    void form_is_filled_in_after_a_failed_authentication() {
        HttpResponse<String> attempted =
                payer.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));
        assertThat(Browser.location(attempted)).endsWith("/authenticate");

        HttpResponse<String> failed = payer.authenticate(token, "fail");

        assertThat(payer.get(Browser.location(failed)).body())
                .contains("value=\"ada@example.com\"", "value=\"Invalidenstr. 117\"", "selected>Germany")
                .doesNotContain(TestCard.AUTHENTICATES_ONCE.number());
    }

    @Test
    void invalid_form_is_filled_in_when_the_link_is_reopened() {
        payer.pay(token, Browser.with("email", "not an address"));

        assertThat(payer.open(token).body())
                .contains("value=\"not an address\"", "value=\"Ada Lovelace\"")
                .doesNotContain("Please check what you entered");
    }

    @Test
    void kept_form_expires_after_an_hour() {
        decline(payer);
        server.clock.advance(Duration.ofMinutes(59));
        assertThat(payer.open(token).body()).contains("value=\"ada@example.com\"");

        server.clock.advance(Duration.ofMinutes(1));

        assertThat(payer.open(token).body()).doesNotContain("ada@example.com");
    }

    @Test
    void cookies_are_sealed_and_sent_to_the_pages_of_one_link() {
        HttpResponse<String> declined = decline(payer);

        assertThat(declined.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly", "Secure", "SameSite=Lax")
                        .contains("Path=/pay/" + token.value()))
                .anyMatch(cookie -> cookie.startsWith(FORM + "=") && cookie.contains("Max-Age=3600"));
        HttpCookie form = payer.cookies().get(FORM);
        String plain = new String(Base64.getUrlDecoder().decode(form.getValue()), StandardCharsets.ISO_8859_1);
        assertThat(plain).doesNotContain("ada", "Berlin", "10115");
    }

    @Test
    void altered_foreign_and_malformed_cookies_are_ignored() {
        decline(payer);
        String sealed = payer.cookies().get(FORM).getValue();
        LinkToken another = server.stored(aLink());

        assertThat(openWith(token, sealed)).contains("ada@example.com");
        assertThat(openWith(another, sealed)).doesNotContain("ada@example.com");
        String altered = sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? 'B' : 'A') + sealed.substring(21);
        for (String value : new String[] {altered, "", "x", "AAAA", "%%%", "A".repeat(60), sealed + "AA"}) {
            assertThat(openWith(token, value)).contains("<form").doesNotContain("ada@example.com");
        }
    }

    @Test
    void form_that_is_too_long_for_a_cookie_is_not_kept() {
        Map<String, String> fields = Browser.with("cardNumber", TestCard.DECLINED.number());
        for (String field : new String[] {"name", "line1", "line2", "city", "state"}) {
            fields.put(field, "東".repeat(200));
        }
        decline(payer);

        HttpResponse<String> declined = payer.pay(token, fields);

        assertThat(declined.statusCode()).isEqualTo(402);
        assertThat(payer.cookies()).doesNotContainKey(FORM);
    }

    @Test
    void payment_clears_the_kept_form() {
        decline(payer);
        assertThat(payer.cookies()).containsKey(FORM);

        payer.pay(token, Browser.validFields());

        assertThat(payer.cookies()).doesNotContainKey(FORM);
    }

    @Test
    void any_browser_is_offered_the_invoice_for_24_hours() {
        payer.pay(token, Browser.validFields());
        server.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(other.open(token).body()).contains("Thank you", DOWNLOAD);

        server.clock.advance(Duration.ofMillis(1));

        assertThat(other.open(token).body())
                .contains("Thank you", "€29.75", "INV-0001", "For a copy of the invoice, ask Acme Coffee.")
                .doesNotContain(DOWNLOAD, "/documents/", "ada@example.com");
    }

    @Test
    void browser_that_paid_is_offered_the_invoice_for_30_days() {
        payer.pay(token, Browser.validFields());
        server.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(payer.open(token).body()).contains(DOWNLOAD);

        server.clock.advance(Duration.ofMillis(1));

        assertThat(payer.open(token).body()).contains("Thank you").doesNotContain(DOWNLOAD);
    }

    @Test
    void browser_that_authenticated_the_payment_is_offered_the_invoice() {
        payer.pay(token, Browser.with("cardNumber", TestCard.AUTHENTICATES_ONCE.number()));
        payer.authenticate(token, "complete");
        server.clock.advance(Duration.ofDays(2));

        assertThat(payer.open(token).body()).contains(DOWNLOAD);
    }

    @Test
    void browser_whose_card_was_declined_is_not_offered_the_invoice_of_another_payer() {
        decline(payer);
        other.pay(token, Browser.validFields());
        server.clock.advance(Duration.ofDays(2));

        assertThat(payer.open(token).body()).contains("Thank you").doesNotContain(DOWNLOAD);
        assertThat(other.open(token).body()).contains(DOWNLOAD);
    }

    @Test
    void browser_is_not_offered_the_invoice_of_who_paid_during_its_attempt() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        try (PageServer raced = new PageServer(ports -> new PayPagePorts(
                ports.queries(),
                (link, command) -> afterwards(ports, meanwhile, link, command),
                ports.finishAuthentication()))) {
            LinkToken link = raced.stored(aLink().of(eur(25_00)));
            Browser declined = raced.browser();
            Browser paid = raced.browser();
            meanwhile.set(() -> paid.pay(link, Browser.validFields()));

            declined.pay(link, Browser.with("cardNumber", TestCard.DECLINED.number()));

            raced.clock.advance(Duration.ofDays(2));
            assertThat(declined.open(link).body()).contains("Thank you").doesNotContain(DOWNLOAD);
            assertThat(paid.open(link).body()).contains(DOWNLOAD);
        }
    }

    /** The result of an attempt with the payment as it is when another payer has meanwhile paid. */
    private static PayLink.Result afterwards(
            PayPagePorts ports, AtomicReference<Runnable> meanwhile, LinkToken link, PayLink.Command command) {
        PayLink.Result result = ports.pay().pay(link, command);
        meanwhile.getAndSet(() -> {}).run();
        return result instanceof PayLink.Result.Attempted attempted
                ? new PayLink.Result.Attempted(ports.queries().view(link).payment(), attempted.transaction())
                : result;
    }

    private HttpResponse<String> decline(Browser browser) {
        HttpResponse<String> declined = browser.pay(token, Browser.with("cardNumber", TestCard.DECLINED.number()));
        assertThat(declined.statusCode()).isEqualTo(402);
        return declined;
    }

    private String openWith(LinkToken link, String form) {
        return other.send(other.request("/pay/" + link.value())
                        .header("Cookie", FORM + "=" + form)
                        .GET()
                        .build())
                .body();
    }
}
