package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerUpdatesTest {
    private static TestServer server;
    private Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void merchant() {
        client = server.merchant();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void only_sent_fields_change(String method) {
        JsonNode before = client.post("/customers", CustomersTest.FULL).data();
        server.clock.advance(Duration.ofMinutes(1));

        Reply reply =
                client.send(method, "/customers/user_1", "{\"fullName\":\"Ana Sousa\",\"metadata\":{\"a\":\"b\"}}");

        JsonNode after = reply.data();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(after.get("fullName").asText()).isEqualTo("Ana Sousa");
        assertThat(after.get("metadata").toString()).isEqualTo("{\"a\":\"b\"}");
        assertThat(after.get("updatedAt")).isNotEqualTo(before.get("updatedAt"));
        for (String kept : List.of("id", "email", "externalId", "taxDocument", "timezone", "address", "createdAt")) {
            assertThat(after.get(kept)).as(kept).isEqualTo(before.get(kept));
        }
        assertThat(client.get("/customers/user_1").data()).isEqualTo(after);
    }

    @Test
    void null_removes_optional_fields() {
        String id =
                client.post("/customers", CustomersTest.FULL).data().get("id").asText();

        JsonNode after = client.send("PATCH", "/customers/" + id, """
                        {"externalId":null,"fullName":null,"taxDocument":null,"timezone":null,"address":null,
                         "metadata":null}""").data();

        for (String gone : List.of("externalId", "fullName", "taxDocument", "address", "metadata")) {
            assertThat(after.get(gone).isNull()).as(gone).isTrue();
        }
        assertThat(after.get("timezone").asText()).isEqualTo("UTC");
        assertThat(after.get("email").asText()).isEqualTo("ana@example.com");
    }

    @Test
    void empty_update_changes_nothing() {
        JsonNode before = client.post("/customers", CustomersTest.FULL).data();
        long events = CustomersTest.events(server, client);
        server.clock.advance(Duration.ofMinutes(1));

        assertThat(client.send("PATCH", "/customers/user_1", "{}").data()).isEqualTo(before);
        assertThat(CustomersTest.events(server, client)).isEqualTo(events);
    }

    @Test
    void invalid_update_is_reported() {
        client.post("/customers", CustomersTest.FULL);

        assertThat(CustomersTest.fields(
                        client.send("PATCH", "/customers/user_1", "{\"email\":null,\"id\":\"x\",\"timezone\":\"x\"}")))
                .containsExactlyInAnyOrder("email", "id", "timezone");
    }

    @Test
    void external_id_of_another_customer_is_a_duplicate() {
        client.post("/customers", CustomersTest.FULL);
        client.post("/customers", "{\"email\":\"b@example.com\",\"id\":\"user_2\"}");

        Reply reply = client.send("PATCH", "/customers/user_2", "{\"externalId\":\"user_1\"}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("duplicate");
    }
}
