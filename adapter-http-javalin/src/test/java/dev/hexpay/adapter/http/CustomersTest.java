package dev.hexpay.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.Client.Reply;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.customer.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomersTest {
    static final String FULL = """
            {"email":"ana@example.com","externalId":"user_1","fullName":"Ana Lima","taxDocument":"B-123",
             "timezone":"Europe/Lisbon","metadata":{"tier":"gold"},
             "address":{"line1":"Rua A 1","line2":"2 Esq","city":"Lisboa","state":"LX","postalCode":"1000-001",
                        "country":"pt","region":"EU"}}""";

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

    static long events(TestServer server, Client client) {
        return server.store
                .outbox()
                .list(client.scope(), EventFilter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    static List<String> fields(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        List<String> fields = new ArrayList<>();
        reply.error()
                .get("details")
                .forEach(detail -> fields.add(detail.get("field").asText()));
        return fields;
    }

    @Test
    void new_customer_has_the_published_keys_in_order() {
        Reply reply = client.post("/customers", FULL);

        String id = reply.data().get("id").asText();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(id).startsWith("cus_");
        assertThat(reply.body())
                .isEqualTo("{\"success\":true,\"data\":{\"id\":\"" + id
                        + "\",\"externalId\":\"user_1\",\"fullName\":\"Ana Lima\",\"email\":\"ana@example.com\""
                        + ",\"taxDocument\":\"B-123\",\"documentType\":null,\"timezone\":\"Europe/Lisbon\""
                        + ",\"metadata\":{\"tier\":\"gold\"},\"createdAt\":\"2026-01-15T12:00:00.123Z\""
                        + ",\"updatedAt\":\"2026-01-15T12:00:00.123Z\",\"object\":\"customer\",\"livemode\":false"
                        + ",\"address\":{\"line1\":\"Rua A 1\",\"line2\":\"2 Esq\",\"city\":\"Lisboa\",\"state\":\"LX\""
                        + ",\"postalCode\":\"1000-001\",\"country\":\"PT\",\"region\":\"EU\"}"
                        + ",\"defaultPaymentMethod\":null,\"taxDocumentStatus\":\"unverified\"}}");
        assertThat(client.get("/customers/" + id).data()).isEqualTo(reply.data());
        assertThat(client.get("/api/v1/customers/user_1").data()).isEqualTo(reply.data());
    }

    @Test
    void customer_requires_only_an_email() {
        JsonNode customer =
                client.post("/customers", "{\"email\":\"a@b.example\"}").data();

        assertThat(customer.get("timezone").asText()).isEqualTo("UTC");
        for (String key :
                List.of("externalId", "fullName", "taxDocument", "metadata", "address", "taxDocumentStatus")) {
            assertThat(customer.get(key).isNull()).as(key).isTrue();
        }
    }

    @Test
    void id_is_an_alias_of_external_id() {
        Reply created = client.post("/customers", "{\"email\":\"a@b.example\",\"id\":\"user_9\"}");
        Reply both = client.post("/customers", "{\"email\":\"a@b.example\",\"id\":\"u\",\"externalId\":\"u\"}");

        assertThat(created.data().get("externalId").asText()).isEqualTo("user_9");
        assertThat(both.status()).isEqualTo(201);
        assertThat(fields(client.post("/customers", "{\"email\":\"a@b.example\",\"id\":\"u\",\"externalId\":\"v\"}")))
                .containsExactly("externalId");
    }

    @Test
    void existing_external_id_returns_the_existing_customer() {
        Reply first = client.post("/customers", FULL);
        long events = events(server, client);

        Reply second = client.post("/customers", "{\"email\":\"other@example.com\",\"id\":\"user_1\"}");

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data()).isEqualTo(first.data());
        assertThat(events(server, client)).isEqualTo(events);
    }

    @Test
    void default_payment_method_shows_only_public_card_details() {
        Customer customer = server.customerWithCard(client);

        String shown = "{\"id\":\"pm_X\",\"brand\":\"visa\",\"last4\":\"4242\",\"expMonth\":12,\"expYear\":2030}";
        for (JsonNode json : List.of(
                client.get("/customers/" + customer.id().value()).data(),
                client.get("/customers").data().get(0))) {
            JsonNode method = json.get("defaultPaymentMethod");
            assertThat(method.toString().replaceFirst("pm_[0-9A-Z]{26}", "pm_X"))
                    .isEqualTo(shown);
        }
    }

    @Test
    void invisible_characters_are_refused_in_what_people_type() {
        Reply created = client.post(
                "/customers", "{\"email\":\"a@b.example\",\"id\":\"a\u202Eb\",\"fullName\":\"Ada\u200B Lovelace\"}");

        assertThat(fields(created)).containsExactly("id", "fullName");
        assertThat(created.body()).contains("must not contain");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "email":"4242424242424242@example.com"                                 | email
        "id":"4242424242424242"                                                | id
        "externalId":"card 4242-4242-4242-4242"                                | externalId
        "fullName":"Ada 4242 4242 4242 4242"                                   | fullName
        "taxDocument":"4242424242424242"                                       | taxDocument
        "address":{"line1":"4242424242424242","city":"B","postalCode":"1","country":"DE"} | address.line1
        "address":{"line1":"A","line2":"5555 5555 5555 4444","city":"B","postalCode":"1","country":"DE"} | address.line2
        "address":{"line1":"A","city":"4242424242424242","postalCode":"1","country":"DE"} | address.city
        "address":{"line1":"A","city":"B","state":"4242424242424242","postalCode":"1","country":"DE"} | address.state
        "address":{"line1":"A","city":"B","postalCode":"4242424242424242","country":"DE"} | address.postalCode
        "address":{"line1":"A","city":"B","postalCode":"1","country":"DE","region":"378282246310005"} | address.region
        """)
    void card_number_in_a_field_is_refused_and_not_shown(String member, String field) {
        String customer =
                member.startsWith("\"email\"") ? "{" + member + "}" : "{\"email\":\"a@b.example\"," + member + "}";

        Reply created = client.post("/customers", customer);
        assertThat(fields(created)).containsExactly(field);
        assertThat(created.body()).contains("must not contain a card number").doesNotContain("4242");

        if (!field.equals("id")) {
            client.post("/customers", "{\"email\":\"a@b.example\",\"id\":\"known\"}");
            Reply updated = client.send("PUT", "/customers/known", "{" + member + "}");
            assertThat(fields(updated)).containsExactly(field);
        }
        assertThat(client.get("/customers").body()).doesNotContain("4242");
    }

    @Test
    void card_number_in_a_path_is_unknown() {
        assertThat(client.get("/customers/4242424242424242").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                                              | email
        {"email":null}                                  | email
        {"email":"unknown"}                             | email
        {"email":["a@b.example"]}                       | email
        {"email":"a@b.example","timezone":"Mars/Base"}  | timezone
        {"email":"a@b.example","fullName":""}           | fullName
        {"email":"a@b.example","taxDocument":7}         | taxDocument
        {"email":"a@b.example","id":""}                 | id
        {"email":"a@b.example","externalId":1}          | externalId
        {"email":"a@b.example","metadata":{"a":1}}      | metadata.a
        {"email":"a@b.example","address":"Berlin"}      | address
        {"email":"a@b.example","name":"Ana"}            | name
        """)
    void invalid_field_is_reported(String body, String field) {
        assertThat(fields(client.post("/customers", body))).containsExactly(field);
    }

    @Test
    void all_violations_in_an_address_are_reported_with_their_path() {
        Reply reply = client.post("/customers", """
                {"email":"x","address":{"line1":"","city":7,"country":"Germany","zip":"10115","state":"%s"}}""".formatted("x".repeat(201)));

        assertThat(fields(reply))
                .containsExactlyInAnyOrder(
                        "email",
                        "address.line1",
                        "address.city",
                        "address.postalCode",
                        "address.country",
                        "address.state",
                        "address.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cus_01KF0RDQKV0000000000000000", "unknown", "%20"})
    void unknown_customer_is_not_found(String id) {
        assertThat(client.get("/customers/" + id).code()).isEqualTo("customer_not_found");
        assertThat(client.send("PUT", "/customers/" + id, "{}").status()).isEqualTo(404);
    }

    @Test
    void customer_of_another_merchant_is_not_found() {
        client.post("/customers", FULL);
        Client other = server.merchant();

        assertThat(other.get("/customers/user_1").status()).isEqualTo(404);
        assertThat(other.send("PATCH", "/customers/user_1", "{}").status()).isEqualTo(404);
        assertThat(other.get("/customers").data()).isEmpty();
    }

    @Test
    void customers_are_listed_newest_first_in_pages_and_by_external_id() {
        for (int i = 1; i <= 3; i++) {
            server.clock.advance(Duration.ofSeconds(1));
            client.post("/customers", "{\"email\":\"c" + i + "@example.com\",\"id\":\"own_" + i + "\"}");
        }

        Reply first = client.get("/customers?limit=2");
        Reply second = client.get(
                "/customers?limit=2&cursor=" + first.json().get("nextCursor").asText());

        assertThat(first.data().findValuesAsText("externalId")).containsExactly("own_3", "own_2");
        assertThat(second.data().findValuesAsText("externalId")).containsExactly("own_1");
        assertThat(second.json().has("nextCursor")).isFalse();
        assertThat(client.get("/customers?externalId=own_2").data().findValuesAsText("externalId"))
                .containsExactly("own_2");
        assertThat(client.get("/customers?externalId=own_7").data()).isEmpty();
        assertThat(fields(client.get("/customers?limit=0&cursor=x&externalId=")))
                .containsExactlyInAnyOrder("limit", "cursor", "externalId");
    }
}
