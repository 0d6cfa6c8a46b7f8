package dev.hexpay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A payer without a browser, who opens the page, fills in the published fields and submits the form. */
final class Payer {
    static final String VISA = "4242424242424242";
    static final String GENERIC_DECLINE = "4000000000000002";
    static final String INSUFFICIENT_FUNDS = "4000000000009995";
    static final String EXPIRED_CARD = "4000000000000069";
    static final String AUTHENTICATION_ONCE = "4000002500003155";
    static final String AUTHENTICATION_ALWAYS = "4000000000003220";
    static final String DECLINES_LATER = "4000000000000341";
    static final String RESPONSE_LOST = "4000000000006975";
    static final String REQUEST_LOST = "4000000000009235";
    static final String DISPUTED = "4000000000000259";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .build();
    private static final Pattern CSRF_INPUT = Pattern.compile("<input[^>]*name=\"csrf\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]+)\"");

    private final Map<String, String> fields = new LinkedHashMap<>();

    private Payer(String email, String country) {
        fields.put("email", email);
        fields.put("name", "Ada Lovelace");
        fields.put("line1", "Hauptstr. 1");
        fields.put("line2", "");
        fields.put("city", "Berlin");
        fields.put("state", "");
        fields.put("postalCode", "10115");
        fields.put("country", country);
        fields.put("expiry", "12/34");
        fields.put("cvc", "123");
    }

    static Payer from(String country) {
        return new Payer("ada@example.com", country);
    }

    static Payer withEmail(String email) {
        return new Payer(email, "US");
    }

    /** Sets the state or province. */
    Payer inState(String state) {
        fields.put("state", state);
        return this;
    }

    /** The response of the payment page. */
    record Page(int status, String html, String location) {}

    Page open(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET().build());
    }

    /** Opens the page and pays with this card. */
    Page pay(String url, String card) {
        return payWith(url, card, csrf(open(url)));
    }

    /** Pays with the CSRF token of an already opened form. */
    Page payWith(String url, String card, String csrf) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("cardNumber", card);
        form.put("csrf", csrf);
        return post(url, form);
    }

    Page authenticate(String url, String outcome) {
        return authenticateWith(url, outcome, csrf(open(url + "/authenticate")));
    }

    /** Authenticates with the CSRF token of an already opened form. */
    Page authenticateWith(String url, String outcome, String csrf) {
        return post(url + "/authenticate", Map.of("outcome", outcome, "csrf", csrf));
    }

    static String csrf(Page page) {
        Matcher input = CSRF_INPUT.matcher(page.html());
        if (input.find()) {
            Matcher value = VALUE.matcher(input.group());
            if (value.find()) {
                return value.group(1);
            }
        }
        throw new AssertionError("no CSRF token on the page with status " + page.status() + ":\n" + page.html());
    }

    private static Page post(String address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static Page send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Page(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
