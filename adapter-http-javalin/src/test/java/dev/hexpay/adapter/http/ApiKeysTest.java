package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
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

    private Client with(String key) {
        return new Client(client.port(), key, client.scope());
    }

    @Test
    void new_key_is_shown_once_and_authenticates_in_the_same_scope() {
        Reply reply = client.post("/api-keys", "{\"name\":\"CI\",\"expiresInDays\":30}");

        JsonNode created = reply.data();
        String secret = created.get("apiKey").asText();
        String prefix = secret.substring(0, "ck_sandbox_".length() + 4);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(secret).startsWith("ck_sandbox_");
        assertThat(created.toString())
                .isEqualTo("{\"id\":" + created.get("id") + ",\"name\":\"CI\",\"prefix\":\"" + prefix
                        + "\",\"expiresAt\":\"2026-02-14T12:00:00.123Z\",\"lastUsedAt\":null"
                        + ",\"createdAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"api_key\",\"livemode\":false"
                        + ",\"apiKey\":\"" + secret + "\"}");
        assertThat(with(secret).get("/payments").status()).isEqualTo(200);
        assertThat(client.get("/api-keys").body()).doesNotContain(secret).doesNotContain("apiKey");
    }

    @Test
    void key_without_expiry_days_never_expires() {
        JsonNode created = client.post("/api-keys", "{\"name\":\"CI\"}").data();
        assertThat(created.get("expiresAt").asText()).isEqualTo("9999-12-31T23:59:59.000Z");
        server.clock.advance(Duration.ofDays(36_500));
        assertThat(with(created.get("apiKey").asText()).get("/payments").status())
                .isEqualTo(200);
        assertThat(client.get("/api-keys").data().get(0).get("expiresAt").isNull())
                .isTrue();
    }

    @Test
    void expired_key_is_unauthorized() {
        String secret = client.post("/api-keys", "{\"name\":\"CI\",\"expiresInDays\":1}")
                .data()
                .get("apiKey")
                .asText();
        server.clock.advance(Duration.ofDays(1));

        assertThat(with(secret).get("/payments").status()).isEqualTo(401);
    }

    @Test
    void keys_are_listed_newest_first_with_their_last_use() {
        server.clock.advance(Duration.ofSeconds(1));
        client.post("/api-keys", "{\"name\":\"Second\"}");

        Reply reply = client.get("/api-keys?limit=1");
        Reply rest =
                client.get("/api-keys?cursor=" + reply.json().get("nextCursor").asText());

        assertThat(reply.data().findValuesAsText("name")).containsExactly("Second");
        assertThat(rest.data().findValuesAsText("name")).containsExactly("Test");
        assertThat(rest.data().get(0).get("lastUsedAt").isNull()).isFalse();
    }

    @Test
    void deleted_key_is_unauthorized_and_not_found() {
        JsonNode created = client.post("/api-keys", "{\"name\":\"CI\"}").data();
        String path = "/api-keys/" + created.get("id").asText();

        Reply reply = client.send("DELETE", path, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.data().toString())
                .isEqualTo("{\"id\":" + created.get("id")
                        + ",\"deleted\":true,\"object\":\"api_key\",\"livemode\":false}");
        assertThat(with(created.get("apiKey").asText()).get("/payments").status())
                .isEqualTo(401);
        assertThat(client.send("DELETE", path, null).status()).isEqualTo(404);
        assertThat(client.send("DELETE", path, null).code()).isEqualTo("api_key_not_found");
    }

    @Test
    void keys_of_another_merchant_are_not_visible() {
        String id =
                client.post("/api-keys", "{\"name\":\"CI\"}").data().get("id").asText();
        Client other = server.merchant();

        assertThat(other.send("DELETE", "/api-keys/" + id, null).status()).isEqualTo(404);
        assertThat(other.get("/api-keys").data()).hasSize(1);
    }

    @Test
    void live_key_creates_live_keys() {
        Client live = server.client(Builders.anOrganization(), Mode.LIVE);

        JsonNode created = live.post("/api-keys", "{\"name\":\"CI\"}").data();

        assertThat(created.get("livemode").asBoolean()).isTrue();
        assertThat(created.get("apiKey").asText()).startsWith("ck_live_");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                    | name
        {"name":""}                           | name
        {"name":"CI","expiresInDays":0}       | expiresInDays
        {"name":"CI","expiresInDays":3651}    | expiresInDays
        {"name":"CI","expiresInDays":1.5}     | expiresInDays
        {"name":"CI","expiresInDays":"30"}    | expiresInDays
        {"name":"CI","mode":"live"}           | mode
        """)
    void invalid_field_is_reported(String body, String field) {
        Reply reply = client.post("/api-keys", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().get("param").asText()).isEqualTo(field);
    }
}
