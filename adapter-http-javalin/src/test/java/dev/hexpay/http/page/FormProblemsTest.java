package dev.hexpay.http.page;

import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormProblemsTest {
    private static final PageServer SERVER = new PageServer();
    private final Browser browser = SERVER.browser();
    private final LinkToken token = SERVER.stored(aLink());
    private final String path = "/pay/" + token.value();

    @AfterEach
    void nothing_was_charged() {
        assertThat(SERVER.bank.charges).hasValue(0);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void everything_that_is_missing_is_told_at_once_beside_its_field_and_at_the_top() {
        HttpResponse<String> refused = browser.pay(token, Map.of());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<title>Error: ", "role=\"alert\" tabindex=\"-1\" autofocus");
        for (PayField field : PayField.values()) {
            String name = field.parameter();
            String error = "id=\"" + name + "-error\"";
            if (field.isOptional()) {
                assertThat(refused.body()).doesNotContain(error);
            } else {
                assertThat(refused.body())
                        .contains(error, "<a href=\"#" + name + "\">")
                        .containsPattern("id=\"" + name + "\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"[^\"]*"
                                + name + "-error");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email      | ada                 | Email must be an e-mail address.",
                "email      | ada@example.com,b@c | Email must be an e-mail address.",
                "country    | XX                  | Country must be an ISO 3166-1 alpha-2 country code such as DE.",
                "cardNumber | 4242                | A card number has 12 to 19 digits.",
                "cardNumber | 42424242424242424242| A card number has 12 to 19 digits.",
                "cardNumber | 4242x42424242       | A card number has 12 to 19 digits.",
                "expiry     | 10/26               | This card has expired. Please use another one.",
                "expiry     | 13/30               | Enter the month and the year as on your card, such as 04/30.",
                "expiry     | 00/30               | Enter the month and the year as on your card, such as 04/30.",
                "expiry     | soon                | Enter the month and the year as on your card, such as 04/30.",
                "taxId      | DE136695978         | VAT ID must be a VAT ID such as DE136695976.",
                "taxId      | 136695978           | VAT ID must be a VAT ID such as DE136695976.",
                "cvc        | 12                  | A security code has 3 or 4 digits.",
                "cvc        | 12345               | A security code has 3 or 4 digits.",
                "cvc        | 12a                 | A security code has 3 or 4 digits.",
            })
    void what_cannot_be_right_is_told_beside_its_field(String field, String value, String message) {
        HttpResponse<String> refused = browser.pay(token, Browser.with(field, value));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"" + field + "-error\">" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "line2", "city", "state"})
    void what_is_too_long_is_told_beside_its_field_and_kept(String field) {
        HttpResponse<String> refused = browser.pay(token, Browser.with(field, "x".repeat(201)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"" + field + "-error\">", "must have at most 200 characters.", "x".repeat(201));
    }

    @Test
    void a_tax_id_that_is_too_long_is_told_beside_its_field_and_kept() {
        HttpResponse<String> refused = browser.pay(token, Browser.with("taxId", "x".repeat(51)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"taxId-error\">VAT ID must have at most 50 characters.", "x".repeat(51));
    }

    @Test
    void a_mistyped_vat_id_is_told_together_with_everything_else() {
        Map<String, String> fields = Browser.with("taxId", "DE136695978");
        fields.put("email", "ada");

        assertThat(browser.pay(token, fields).body())
                .contains("id=\"taxId-error\">VAT ID must be a VAT ID such as", "id=\"email-error\">");
    }

    @Test
    void control_characters_are_told_beside_their_field() {
        HttpResponse<String> refused = browser.pay(token, Browser.with("city", "Ber\u0000lin"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"city-error\">City must not contain control characters.");
    }

    @Test
    void everything_is_kept_but_the_card() {
        Map<String, String> fields = Browser.with("email", "not an address");
        fields.put("line2", "c/o Babbage");
        fields.put("state", "Berlin-Mitte");

        HttpResponse<String> refused = browser.pay(token, fields);

        assertThat(refused.body())
                .contains("value=\"not an address\"", "value=\"Ada Lovelace\"", "value=\"Invalidenstr. 117\"")
                .contains("value=\"c/o Babbage\"", "value=\"Berlin-Mitte\"", "value=\"10115\"", "selected>Germany")
                .doesNotContain(PlayBank.GOOD, "value=\"12/30\"", "value=\"123\"");
    }

    @Test
    void a_card_is_good_until_its_month_is_over_everywhere() {
        SERVER.clock.set(Instant.parse("2026-12-01T11:59:59Z"));
        try {
            assertThat(browser.pay(token, withWrongMail("11/26")).body()).doesNotContain("has expired");
            SERVER.clock.set(Instant.parse("2026-12-01T12:00:00Z"));
            assertThat(browser.pay(token, withWrongMail("11/26")).body()).contains("has expired");
        } finally {
            SERVER.clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        }
    }

    private static Map<String, String> withWrongMail(String expiry) {
        Map<String, String> fields = Browser.with("expiry", expiry);
        fields.put("email", "wrong");
        return fields;
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%zz", "name=a&name=b", "total=much", "total=99999999999999999999"})
    void a_form_that_no_browser_sends_is_refused(String body) {
        String csrf = Browser.csrf(browser.open(token).body());

        HttpResponse<String> refused = browser.postRaw(path, "csrf=" + csrf + "&" + body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("could not be read", "href=\"" + path + "\"");
    }

    @Test
    void only_urlencoded_forms_are_read() {
        HttpResponse<String> refused = browser.send(browser.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("could not be read");
    }

    @Test
    void a_form_of_more_than_16_kib_is_not_read() {
        HttpResponse<String> refused = browser.pay(token, Browser.with("line1", "x".repeat(16 * 1024)));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("too large").contains("<html");
    }

    @Test
    void a_form_of_unknown_length_is_not_read_beyond_16_kib() {
        byte[] large = ("line1=" + "x".repeat(64 * 1024)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> refused = browser.send(browser.form(path)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build());

        assertThat(refused.statusCode()).isEqualTo(413);
    }
}
