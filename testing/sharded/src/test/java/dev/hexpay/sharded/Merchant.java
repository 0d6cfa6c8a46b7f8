package dev.hexpay.sharded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hexpay.domain.tenant.Organization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organization with its key, as a client of servers of which any may be killed at any time.
 *
 * @param servers the URL of some server, another one at each call
 */
record Merchant(Organization organization, String key, Supplier<String> servers) {
    /** Requests that got no final response and were repeated. */
    static final AtomicInteger REPEATED = new AtomicInteger();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final long LONGEST_NANOS = Duration.ofMinutes(12).toNanos();

    /** Sends the request with this key until it has a final response. */
    JsonNode post(String path, String body, String idempotencyKey) throws InterruptedException {
        return until(() -> request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    JsonNode get(String path) throws InterruptedException {
        return until(() -> request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(servers.get() + path))
                .header("x-api-key", key)
                .timeout(Duration.ofSeconds(40));
    }

    private static JsonNode until(Supplier<HttpRequest> requests) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (true) {
            HttpRequest request = requests.get();
            String last;
            try {
                HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    JsonNode root = JSON.readTree(response.body());
                    return root.has("data") ? root.get("data") : root;
                }
                last = response.statusCode() + " " + response.body();
                boolean isFinal = response.statusCode() / 100 == 4
                        && response.statusCode() != 409
                        && response.statusCode() != 429;
                if (isFinal) {
                    throw new IllegalStateException(request.uri() + ": " + last);
                }
            } catch (IOException e) {
                last = e.toString();
            }
            REPEATED.incrementAndGet();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no final response from " + request.uri() + ": " + last);
            }
            TimeUnit.MILLISECONDS.sleep(100 + ThreadLocalRandom.current().nextInt(100));
        }
    }

    /** Creates a link, and pays it by its page until it has succeeded; returns the payment. */
    JsonNode payLink(String name, String email) throws InterruptedException {
        JsonNode link = post("/payments", body(name, null), key("link", name));
        String page = URI.create(link.get("url").asText()).getPath();
        return settled(link.get("id").asText(), () -> pay(page, email));
    }

    /** Charges the customer; returns the payment when it has succeeded. */
    JsonNode charge(String name, String customer) throws InterruptedException {
        JsonNode charged = post("/payments/charge", body(name, customer), key("charge", name));
        return settled(charged.get("id").asText(), () -> false);
    }

    /** Refunds a part of a payment. */
    JsonNode refund(String name, JsonNode payment, long amount) throws InterruptedException {
        Matcher transaction = Pattern.compile("txn_\\w+").matcher(payment.toString());
        if (!transaction.find()) {
            throw new IllegalStateException("no transaction in " + payment);
        }
        return post(
                "/transactions/" + transaction.group() + "/refund",
                "{\"amount\":" + amount + ",\"reason\":\"one hour less\"}",
                key("refund", name));
    }

    private static String key(String operation, String name) {
        return operation + "-" + name.replace(' ', '-');
    }

    static String body(String name, String customer) {
        return "{\"amount\":2500,\"currency\":\"eur\",\"description\":\"" + name + "\""
                + (customer == null ? "" : ",\"customerId\":\"" + customer + "\"") + "}";
    }

    /** An attempt to get a payment ahead; whether it was made. */
    @FunctionalInterface
    private interface Attempt {
        boolean make() throws InterruptedException;
    }

    private JsonNode settled(String id, Attempt attempt) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (true) {
            JsonNode payment = get("/payments/" + id);
            String status = payment.get("status").asText();
            if (status.equals("succeeded")) {
                return payment;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(id + " of " + key + " is " + status);
            }
            if (status.equals("processing") || !attempt.make()) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    /** Sends the form of the page once. */
    private boolean pay(String page, String email) throws InterruptedException {
        String server = servers.get();
        try {
            HttpRequest open = HttpRequest.newBuilder(URI.create(server + page))
                    .timeout(Duration.ofSeconds(40))
                    .build();
            Matcher csrf = CSRF.matcher(HTTP.send(open, BodyHandlers.ofString()).body());
            if (!csrf.find()) {
                return false;
            }
            HttpRequest form = HttpRequest.newBuilder(URI.create(server + page))
                    .timeout(Duration.ofSeconds(40))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("csrf=" + csrf.group(1) + "&email=" + email.replace("@", "%40")
                            + "&name=Ada&line1=Hauptstr.+1&city=Berlin&postalCode=10115&country=DE"
                            + "&cardNumber=4242424242424242&expiry=12%2F34&cvc=123"))
                    .build();
            return HTTP.send(form, BodyHandlers.ofString()).statusCode() < 500;
        } catch (IOException e) {
            REPEATED.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(200);
            return false;
        }
    }
}
