package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.Api.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to another organization or mode does not exist, on every route. */
class IsolationTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void another_organization_and_the_other_mode_see_nothing(TestDatabase database, @TempDir Path dataDir) {
        try (TestServer server = TestServer.start(database, dataDir)) {
            Api owner = server.sandbox();
            Answer link = owner.link(2500);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
            Answer payment = owner.get("/payments/" + link.id());
            String customerId = payment.data().path("customerId").asText();
            owner.send("PATCH", "/customers/" + customerId, "{\"externalId\":\"crm-7\"}", Map.of());
            Answer open = owner.link(100);
            Answer key = owner.post("/api-keys", "{\"name\":\"CI\"}");

            for (Api stranger : List.of(server.anotherOrganization(), server.live())) {
                assertThat(stranger.get("/payments").data()).isEmpty();
                assertThat(stranger.get("/payments?customerId=" + customerId).data())
                        .isEmpty();
                assertThat(stranger.get("/customers").data()).isEmpty();
                assertThat(stranger.get("/customers?externalId=crm-7").data()).isEmpty();
                assertThat(stranger.get("/api-keys").data())
                        .noneMatch(other -> other.path("id").asText().equals(key.id()));
                assertMissing(stranger.get("/payments/" + link.id()), "payment_not_found");
                assertMissing(stranger.post("/payments/" + open.id() + "/cancel", "{}"), "payment_not_found");
                assertMissing(stranger.get("/customers/" + customerId), "customer_not_found");
                assertMissing(stranger.get("/customers/crm-7"), "customer_not_found");
                for (String method : List.of("PUT", "PATCH")) {
                    assertMissing(
                            stranger.send(method, "/customers/" + customerId, "{\"fullName\":\"Eve\"}", Map.of()),
                            "customer_not_found");
                }
                for (String path : List.of("/payments", "/payments/charge")) {
                    assertMissing(stranger.post(path, Api.charge("crm-7", 100)), "customer_not_found");
                    assertMissing(stranger.post(path, Api.charge(customerId, 100)), "customer_not_found");
                }
                assertMissing(stranger.send("DELETE", "/api-keys/" + key.id(), null, Map.of()), "api_key_not_found");
            }
            assertThat(owner.get("/payments/" + open.id()).data().path("status").asText())
                    .isEqualTo("pending");
            assertThat(owner.get("/customers/crm-7").data().path("fullName").asText())
                    .isEqualTo("Ada Lovelace");
            assertThat(owner.get("/payments/" + link.id()).text()).isEqualTo(payment.text());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void one_idempotency_key_is_another_request_in_another_organization(TestDatabase database, @TempDir Path dataDir) {
        try (TestServer server = TestServer.start(database, dataDir)) {
            Answer mine = server.sandbox().postOnce("/payments", Api.link("eur", 100), "k");
            Answer theirs = server.anotherOrganization().postOnce("/payments", Api.link("usd", 200), "k");

            assertThat(theirs.status()).isEqualTo(201);
            assertThat(theirs.id()).isNotEqualTo(mine.id());
        }
    }

    private static void assertMissing(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(code);
    }
}
