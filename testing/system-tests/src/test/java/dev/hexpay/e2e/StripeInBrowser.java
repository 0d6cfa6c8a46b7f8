package dev.hexpay.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.stripe.Stripe;
import dev.hexpay.testing.stripe.BillingDetails;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stripe as a browser reaches it: a stand-in for Stripe.js and its frames at the documented hosts, in front of the stub. The
 * page loads them under its own content security policy.
 */
final class StripeInBrowser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final StripeStub stub;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> urls = new CopyOnWriteArrayList<>();

    StripeInBrowser(StripeStub stub) {
        this.stub = stub;
    }

    /** The same page with Stripe behind its hosts; every other host cannot be reached. */
    Page open(Page page) {
        page.route("https://**", Route::abort);
        page.route("https://js.stripe.com/dahlia/stripe.js", route -> fulfill(route, "text/javascript", "stripe.js"));
        page.route("https://js.stripe.com/v3/**", route -> fulfill(route, "text/html", "elements-inner-payment.html"));
        page.route("https://hooks.stripe.com/**", route -> fulfill(route, "text/html", "3d-secure.html"));
        page.route("https://api.stripe.com/**", this::api);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.onFrameNavigated(frame -> urls.add(frame.url()));
        return page;
    }

    /** What the browser complained about: violations of the content security policy and uncaught errors. */
    List<String> errors() {
        return errors;
    }

    /** The URL of every page and frame. */
    List<String> urls() {
        return urls;
    }

    /** Types a card into the form of Stripe. */
    static void fillCard(Page page, String number) {
        FrameLocator form = page.frameLocator("#cardNumber iframe");
        form.locator("[name=number]").fill(number);
        form.locator("[name=expiry]").fill("12/34");
        form.locator("[name=cvc]").fill("123");
    }

    /** What the payer does in the frame of the bank: {@code complete} or {@code fail}. */
    static void atBank(Page page, String outcome) {
        page.frameLocator("iframe[src^='https://hooks.stripe.com']")
                .locator("[value=" + outcome + "]")
                .click();
    }

    private void api(Route route) {
        Request request = route.request();
        if (request.method().equals("OPTIONS")) {
            respond(route, "");
            return;
        }
        URI url = URI.create(request.url());
        switch (url.getPath()) {
            case "/v1/confirmation_tokens" -> respond(route, "{\"id\":\"" + token(body(request)) + "\"}");
            case "/v1/3ds2/authenticate" -> {
                authenticate(body(request));
                respond(route, "{}");
            }
            default -> respond(route, intent(url.getPath()));
        }
    }

    private String token(JsonNode body) {
        JsonNode billing = body.path("billing");
        JsonNode address = billing.path("address");
        BillingDetails details = new BillingDetails(
                billing.path("name").asText(),
                billing.path("email").asText(),
                new BillingDetails.Address(
                        address.path("line1").asText(),
                        address.path("line2").asText(),
                        address.path("city").asText(),
                        address.path("state").asText(),
                        address.path("postal_code").asText(),
                        address.path("country").asText()));
        return stub.enterCard(
                Mode.TEST,
                body.path("number").asText(),
                details,
                body.path("returnUrl").asText());
    }

    private void authenticate(JsonNode body) {
        String intent = body.path("intent").asText();
        if (body.path("outcome").asText().equals("complete")) {
            stub.payerCompletes(intent);
        } else {
            stub.payerFails(intent);
        }
    }

    /** The id and status of an intent, as Stripe shows them to a browser. */
    private String intent(String path) {
        HttpRequest get = HttpRequest.newBuilder(URI.create(stub.url() + path))
                .header("Authorization", "Bearer " + stub.secretKey())
                .header("Stripe-Version", Stripe.API_VERSION)
                .timeout(TIMEOUT)
                .build();
        try {
            JsonNode intent = JSON.readTree(
                    client.send(get, HttpResponse.BodyHandlers.ofString()).body());
            return JSON.writeValueAsString(Map.of(
                    "id",
                    intent.path("id").asText(),
                    "status",
                    intent.path("status").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.postData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void respond(Route route, String json) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setHeaders(Map.of(
                        "Access-Control-Allow-Origin",
                        "*",
                        "Access-Control-Allow-Headers",
                        "authorization, content-type"))
                .setBody(json));
    }

    private static void fulfill(Route route, String type, String resource) {
        try (InputStream file = StripeInBrowser.class.getResourceAsStream("/stripe/" + resource)) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType(type)
                    .setBody(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
