package dev.hexpay.adapter.http;

import static dev.hexpay.testkit.Builders.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.customer.PostalAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer whose address does not decide the tax, which a service calculates. */
class IncompleteAddressTest {
    private final TestServer server = new TestServer();
    private Client client;
    private String request;

    @BeforeEach
    void customerInAnUnknownTown() {
        server.taxes.asService();
        client = server.merchant();
        PostalAddress address = PostalAddress.in("US")
                .line1("1 Main St")
                .city("Springfield")
                .postalCode("unknown")
                .build();
        String customer = server.customerWithCard(client, aCustomer().withAddress(address))
                .id()
                .value();
        request = """
                {"amount":1999,"currency":"usd","description":"Renewal","customerId":"%s"}""".formatted(customer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payments", "/payments/charge"})
    void request_fails_and_names_what_to_complete(String path) {
        Reply reply = client.post(path, request);

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.error().get("code").asText()).isEqualTo("payment_failed");
        assertThat(reply.error().get("message").asText()).endsWith("please complete or correct it: postalCode.");
        assertThat(client.get("/payments").data()).isEmpty();
        assertThat(server.provider.movedMinor()).isZero();
    }

    @Test
    void same_request_succeeds_after_the_correction() {
        client.post("/payments/charge", request);
        String id = client.get("/customers").data().get(0).get("id").asText();
        Reply corrected = client.send("PUT", "/customers/" + id, """
                {"address":{"line1":"1 Main St","city":"Springfield","state":"OR","postalCode":"97477","country":"US"}}""");

        assertThat(corrected.status()).isEqualTo(200);
        assertThat(client.post("/payments/charge", request).status()).isEqualTo(201);
    }
}
