package dev.hexpay.bootstrap.developer;

import dev.hexpay.bootstrap.config.ConfigurationException;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A payer who fills in the test form of the payment page. */
final class PaymentPageClient {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"");
    private static final String TOTAL = "total";
    private static final Map<String, String> PAYER = Map.of(
            "email", "payer@example.com",
            "name", "Test Payer",
            "line1", "Test Street 1",
            "city", "Berlin",
            "postalCode", "10115",
            "country", "DE",
            "expiry", "12/34",
            "cvc", "123");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .cookieHandler(new CookieManager())
            .build();

    /** Pays the link with a test card; that the card is declined is no error here. */
    void pay(String url, String cardNumber) {
        Map<String, String> shown = hiddenFields(send(request(url).GET()));
        if (!shown.containsKey(TOTAL)) {
            throw new ConfigurationException(
                    "the payment page has no test form: events are triggered with the built-in test provider");
        }
        Map<String, String> next = hiddenFields(submit(url, shown, cardNumber));
        // The address has changed the tax: the page asks for the new total to be confirmed.
        if (next.containsKey(TOTAL) && !next.get(TOTAL).equals(shown.get(TOTAL))) {
            submit(url, next, cardNumber);
        }
    }

    private HttpResponse<String> submit(String url, Map<String, String> hidden, String cardNumber) {
        Map<String, String> form = new LinkedHashMap<>(PAYER);
        form.putAll(hidden);
        form.put("cardNumber", cardNumber);
        return send(request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    private static Map<String, String> hiddenFields(HttpResponse<String> page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page.body());
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        return fields;
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConfigurationException("the payment page does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("interrupted");
        }
    }
}
