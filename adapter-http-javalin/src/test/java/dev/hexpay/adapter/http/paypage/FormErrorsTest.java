package dev.hexpay.adapter.http.paypage;

import static dev.hexpay.testkit.Builders.aLink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.testkit.TestCard;
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

class FormErrorsTest {
    private static final PageServer SERVER = new PageServer();
    private final Browser browser = SERVER.browser();
    private final LinkToken token = SERVER.stored(aLink());
    private final String path = "/pay/" + token.value();

    @AfterEach
    void nothing_was_charged() {
        assertThat(SERVER.provider.movedMinor()).isZero();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void missing_fields_are_listed_at_the_top_and_beside_each_field() {
        HttpResponse<String> rejected = browser.pay(token, Map.of());

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("<title>Error: ", "role=\"alert\" tabindex=\"-1\" autofocus");
        for (PayField field : PayField.values()) {
            String name = field.parameter();
            String error = "id=\"" + name + "-error\"";
            if (field.isOptional()) {
                assertThat(rejected.body()).doesNotContain(error);
            } else {
                assertThat(rejected.body())
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
    void invalid_value_is_reported_beside_its_field(String field, String value, String message) {
        HttpResponse<String> rejected = browser.pay(token, Browser.with(field, value));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("id=\"" + field + "-error\">" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "line1", "line2", "city", "state"})
    void too_long_value_is_reported_beside_its_field_and_kept(String field) {
        HttpResponse<String> rejected = browser.pay(token, Browser.with(field, "x".repeat(201)));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body())
                .contains("id=\"" + field + "-error\">", "must have at most 200 characters.", "x".repeat(201));
    }

    @Test
    void too_long_tax_id_is_reported_beside_its_field_and_kept() {
        HttpResponse<String> rejected = browser.pay(token, Browser.with("taxId", "x".repeat(51)));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body())
                .contains("id=\"taxId-error\">VAT ID must have at most 50 characters.", "x".repeat(51));
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "name", "line1", "line2", "city", "state", "postalCode", "taxId", "country"})
    void card_number_in_another_field_is_refused_and_not_shown_again(String field) {
        String value = field.equals("email") ? "4242424242424242@example.com" : "4242 4242-4242 4242";
        HttpResponse<String> rejected = browser.pay(token, Browser.with(field, value));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body())
                .contains("id=\"" + field + "-error\">", "must not contain a card number")
                .doesNotContain(value);
        assertThat(browser.open(token).body()).doesNotContain(value);
    }

    @Test
    void card_number_in_another_field_is_reported_together_with_other_errors() {
        Map<String, String> fields = Browser.with("line1", "Hauptstr. 12, 4242 4242 4242 4242 12/30 123");
        fields.put("city", "");
        fields.put("step", "total");

        assertThat(browser.pay(token, fields).body())
                .contains("id=\"line1-error\">Address must not contain a card number")
                .doesNotContain("4242 4242 4242 4242 12/30");
        fields.remove("step");
        assertThat(browser.pay(token, fields).body()).contains("id=\"line1-error\">", "id=\"city-error\">");
    }

    @Test
    void invalid_vat_id_is_reported_together_with_other_errors() {
        Map<String, String> fields = Browser.with("taxId", "DE136695978");
        fields.put("email", "ada");

        assertThat(browser.pay(token, fields).body())
                .contains("id=\"taxId-error\">VAT ID must be a VAT ID such as", "id=\"email-error\">");
    }

    @Test
    void control_characters_are_reported_beside_their_field() {
        HttpResponse<String> rejected = browser.pay(token, Browser.with("city", "Ber\u0000lin"));

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("id=\"city-error\">City must not contain control characters.");
    }

    @Test
    void all_values_except_the_card_are_kept() {
        Map<String, String> fields = Browser.with("email", "not an address");
        fields.put("line2", "c/o Babbage");
        fields.put("state", "Berlin-Mitte");

        HttpResponse<String> rejected = browser.pay(token, fields);

        assertThat(rejected.body())
                .contains("value=\"not an address\"", "value=\"Ada Lovelace\"", "value=\"Invalidenstr. 117\"")
                .contains("value=\"c/o Babbage\"", "value=\"Berlin-Mitte\"", "value=\"10115\"", "selected>Germany")
                .doesNotContain(TestCard.SUCCEEDS.number(), "value=\"12/30\"", "value=\"123\"");
    }

    @Test
    void card_is_valid_until_its_month_has_ended_in_every_time_zone() {
        SERVER.clock.set(Instant.parse("2026-12-01T11:59:59Z"));
        try {
            assertThat(browser.pay(token, withInvalidEmail("11/26")).body()).doesNotContain("has expired");
            SERVER.clock.set(Instant.parse("2026-12-01T12:00:00Z"));
            assertThat(browser.pay(token, withInvalidEmail("11/26")).body()).contains("has expired");
        } finally {
            SERVER.clock.set(Instant.parse("2026-11-20T12:00:00Z"));
        }
    }

    private static Map<String, String> withInvalidEmail(String expiry) {
        Map<String, String> fields = Browser.with("expiry", expiry);
        fields.put("email", "wrong");
        return fields;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=%zz",
                "name=M%FCller",
                "%FF=a",
                "name=%ED%A0%80",
                "name=a&name=b",
                "total=much",
                "total=99999999999999999999"
            })
    void malformed_form_is_rejected(String body) {
        String csrf = Browser.csrf(browser.open(token).body());

        HttpResponse<String> rejected = browser.postRaw(path, "csrf=" + csrf + "&" + body);

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("could not be read", "href=\"" + path + "\"");
    }

    @Test
    void form_that_is_not_utf_8_is_rejected() {
        String csrf = Browser.csrf(browser.open(token).body());

        HttpResponse<String> rejected = browser.send(browser.form(path)
                .POST(BodyPublishers.ofString("csrf=" + csrf + "&name=Müller", StandardCharsets.ISO_8859_1))
                .build());

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("could not be read", "href=\"" + path + "\"");
    }

    @Test
    void form_that_is_not_urlencoded_is_rejected() {
        HttpResponse<String> rejected = browser.send(browser.request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(rejected.statusCode()).isEqualTo(400);
        assertThat(rejected.body()).contains("could not be read");
    }

    @Test
    void form_larger_than_16_kib_is_rejected() {
        HttpResponse<String> rejected = browser.send(browser.form(path)
                .POST(BodyPublishers.ofString("line1=" + "x".repeat(16 * 1024)))
                .build());

        assertThat(rejected.statusCode()).isEqualTo(413);
        assertThat(rejected.body()).contains("too large").contains("<html");
    }

    @Test
    void form_of_unknown_length_is_rejected_beyond_16_kib() {
        byte[] large = ("line1=" + "x".repeat(64 * 1024)).getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> rejected = browser.send(browser.form(path)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build());

        assertThat(rejected.statusCode()).isEqualTo(413);
    }
}
