package dev.hexpay.adapter.http.paypage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
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

/** Opens pages, posts their forms and keeps their cookies like a browser without JavaScript. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    Browser(URI server) {
        this.server = server;
    }

    /** The form fields of a payer in Berlin with a valid card. */
    static Map<String, String> validFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", "ada@example.com");
        fields.put("name", "Ada Lovelace");
        fields.put("line1", "Invalidenstr. 117");
        fields.put("line2", "");
        fields.put("city", "Berlin");
        fields.put("state", "");
        fields.put("postalCode", "10115");
        fields.put("country", "DE");
        fields.put("cardNumber", TestCard.SUCCEEDS.number());
        fields.put("expiry", "12/30");
        fields.put("cvc", "123");
        return fields;
    }

    static Map<String, String> with(String field, String value) {
        Map<String, String> fields = validFields();
        fields.put(field, value);
        return fields;
    }

    HttpResponse<String> open(LinkToken token) {
        return get("/pay/" + token.value());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /** Opens the page, takes the CSRF token from its form and posts these fields. */
    HttpResponse<String> pay(LinkToken token, Map<String, String> fields) {
        return post("/pay/" + token.value(), fields);
    }

    HttpResponse<String> authenticate(LinkToken token, String outcome) {
        return post("/pay/" + token.value() + "/authenticate", Map.of("outcome", outcome));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        Map<String, String> withToken = new LinkedHashMap<>(fields);
        withToken.put("csrf", csrf(get(path).body()));
        return postRaw(path, encoded(withToken));
    }

    HttpResponse<String> postRaw(String path, String body) {
        return send(form(path).POST(BodyPublishers.ofString(body)).build());
    }

    HttpRequest.Builder form(String path) {
        return request(path).header("Content-Type", "application/x-www-form-urlencoded");
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        String sent = cookies.values().stream()
                .filter(cookie -> path.startsWith(cookie.getPath()))
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    /** The kept cookies by their names. */
    Map<String, HttpCookie> cookies() {
        return cookies;
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        HttpCookie cookie = HttpCookie.parse(setCookie).get(0);
        if (cookie.getValue().isEmpty()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }

    static String csrf(String html) {
        Matcher matcher = CSRF.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("the page has no form: " + html);
        }
        return matcher.group(1);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("nowhere");
    }

    /** Asserts that the form on the page has no card in it. */
    static void assertNoCard(HttpResponse<String> response) {
        assertThat(response.body())
                .contains("id=\"cardNumber\" name=\"cardNumber\" type=\"text\" value=\"\"")
                .doesNotContain(
                        TestCard.SUCCEEDS.number(), TestCard.DECLINED.number(), "value=\"12/30\"", "value=\"123\"");
    }
}
