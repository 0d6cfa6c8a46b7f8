package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.port.out.WebhookSender;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A merchant with webhook endpoints, each with a URL of its own. */
record WebhookMerchant(TestServer server, Client client) {
    private static final AtomicInteger URLS = new AtomicInteger();

    static String newUrl() {
        return "http://localhost:9000/hook/" + URLS.incrementAndGet();
    }

    /** A new endpoint for these events, as its creation has answered. */
    JsonNode endpoint(String... events) {
        Reply reply = client.post(
                "/webhooks", "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(newUrl(), String.join("\",\"", events)));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data();
    }

    /** What the endpoint has received. */
    List<WebhookSender.Request> received(JsonNode endpoint) {
        return server.receiver.received().stream()
                .filter(request ->
                        request.url().value().equals(endpoint.get("url").asText()))
                .toList();
    }

    /** The ids of the events that it has received. */
    List<String> receivedIds(JsonNode endpoint) {
        return received(endpoint).stream()
                .map(request -> request.headers().get("webhook-id"))
                .toList();
    }

    /** The deliveries of the endpoint, the newest first. */
    JsonNode deliveries(JsonNode endpoint) {
        Reply reply = client.get(path(endpoint) + "/deliveries");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data();
    }

    /** Creates a customer, which is an event, and returns the id of the customer. */
    String customer(String email) {
        return client.post("/customers", "{\"email\":\"%s\"}".formatted(email))
                .data()
                .get("id")
                .asText();
    }

    static String path(JsonNode endpoint) {
        return "/webhooks/" + endpoint.get("id").asText();
    }
}
