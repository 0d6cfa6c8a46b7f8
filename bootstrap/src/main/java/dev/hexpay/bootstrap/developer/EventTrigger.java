package dev.hexpay.bootstrap.developer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.webhook.EventName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes an event occur in a sandbox: it creates the objects that cause it, as a merchant and a payer do. */
public final class EventTrigger {
    private static final String SUCCEEDS = "4242424242424242";
    private static final String OTHER_SUCCEEDS = "5555555555554444";
    private static final String DECLINES = "4000000000000002";
    private static final String DECLINES_LATER = "4000000000000341";
    private static final String DISPUTED = "4000000000000259";
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ApiClient api;
    private final PaymentPageClient page = new PaymentPageClient();

    /** What causes each event; it returns the id of an object that the event is about. */
    private final Map<String, Supplier<String>> causes = new LinkedHashMap<>();

    /** Triggers events through this API. */
    public EventTrigger(ApiClient api) {
        this.api = api;
        causes.put("payment_link.created", () -> id(link(Map.of())));
        causes.put("payment_link.canceled", this::canceledLink);
        causes.put("payment_link.completed", () -> paidLink(SUCCEEDS));
        causes.put("payment_link.failed", () -> paidLink(DECLINES));
        causes.put("payment.received", () -> paidLink(SUCCEEDS));
        causes.put("payment.failed", this::declinedCharge);
        causes.put("payment.refunded", this::refundedLink);
        causes.put("payment.disputed", () -> paidLink(DISPUTED));
        causes.put("payment.dispute_resolved", this::resolvedDispute);
        causes.put("payment_method.updated", this::replacedMethod);
        causes.put("invoice.created", () -> paidLink(SUCCEEDS));
        causes.put("customer.created", this::customer);
        causes.put("customer.updated", this::updatedCustomer);
    }

    /** The events that can be triggered. */
    public Set<String> names() {
        return new TreeSet<>(causes.keySet());
    }

    /**
     * Causes an event and waits until it is recorded.
     *
     * @return the id of the event
     * @throws ConfigurationException when it cannot be triggered, or did not occur within 20 seconds
     */
    public String trigger(String name) {
        Supplier<String> cause = causes.get(name);
        if (cause == null) {
            throw new ConfigurationException(
                    (EventName.PUBLISHED.contains(name) ? name + " cannot be triggered" : "no event is called " + name)
                            + "; choose one of " + String.join(", ", names()));
        }
        return awaitEvent(name, cause.get());
    }

    private String awaitEvent(String name, String subject) {
        long deadline = System.nanoTime() + WAIT.toNanos();
        do {
            JsonNode found = api.get("/events?limit=1&type=" + name + "&object=" + subject)
                    .path("data")
                    .path(0);
            if (found.isObject()) {
                return id(found);
            }
            pause();
        } while (System.nanoTime() < deadline);
        throw new ConfigurationException(name + " about " + subject + " did not occur within " + WAIT.toSeconds()
                + " seconds; look at the log of the server");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("interrupted");
        }
    }

    private static String id(JsonNode object) {
        return object.path("id").asText();
    }

    private JsonNode link(Map<String, String> more) {
        Map<String, Object> body = new LinkedHashMap<>(price());
        body.putAll(more);
        return api.post("/payments", body);
    }

    private static Map<String, Object> price() {
        return Map.of("amount", 2500, "currency", "eur", "description", "Triggered by a developer");
    }

    private String canceledLink() {
        String link = id(link(Map.of()));
        api.post("/payments/" + link + "/cancel", Map.of());
        return link;
    }

    private String paidLink(String card) {
        return paid(link(Map.of()), card);
    }

    private String paid(JsonNode link, String card) {
        page.pay(link.path("url").asText(), card);
        return id(link);
    }

    private String customer() {
        return id(api.post("/customers", Map.of("email", "customer@example.com")));
    }

    private String updatedCustomer() {
        String customer = customer();
        api.put("/customers/" + customer, Map.of("fullName", "Test Customer"));
        return customer;
    }

    private String declinedCharge() {
        String customer = customer();
        paid(link(Map.of("customerId", customer)), DECLINES_LATER);
        Map<String, Object> body = new LinkedHashMap<>(price());
        body.put("customerId", customer);
        JsonNode charge = api.responseTo("/payments/charge", body).body();
        return charge.path("error").path("details").path("paymentId").asText();
    }

    private String refundedLink() {
        String link = paidLink(SUCCEEDS);
        api.post("/transactions/" + transactionOf(link) + "/refund", Map.of());
        return link;
    }

    private String transactionOf(String payment) {
        return id(api.get("/transactions?paymentId=" + payment).path("data").path(0));
    }

    private String resolvedDispute() {
        String link = paidLink(DISPUTED);
        awaitEvent("payment.disputed", link);
        api.post("/sandbox/transactions/" + transactionOf(link) + "/dispute", Map.of("outcome", "won"));
        return link;
    }

    private String replacedMethod() {
        String customer = customer();
        paid(link(Map.of("customerId", customer)), SUCCEEDS);
        paid(link(Map.of("customerId", customer)), OTHER_SUCCEEDS);
        String methods = "/customers/" + customer + "/payment-methods";
        for (JsonNode method : api.get(methods).path("data")) {
            api.post(methods + "/" + id(method) + "/default", Map.of());
        }
        return customer;
    }
}
