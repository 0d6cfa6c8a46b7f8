package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Acknowledged requests survive every kind of stop. */
class RestartTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void acknowledged_requests_survive_a_kill(TestDatabase database, @TempDir Path dataDir) {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        String key;
        ApiResponse charge;
        try (ServerProcess first = ServerProcess.serve(settings)) {
            key = first.printedKey();
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key);
            ApiResponse link = api.createLink(2500);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
            String customerId =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();
            charge = api.postIdempotent("/payments/charge", ApiClient.charge(customerId, 900), "renewal-1");
            first.kill();
        }

        ApiResponse created;
        try (ServerProcess second = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key);
            ApiResponse stored = api.get("/payments/" + charge.id());
            assertThat(stored.text()).isEqualTo(charge.text());
            ApiResponse replayed = api.postIdempotent(
                    "/payments/charge",
                    ApiClient.charge(stored.data().path("customerId").asText(), 900),
                    "renewal-1");
            assertThat(replayed.text()).isEqualTo(charge.text());
            assertThat(replayed.headers()).containsEntry("Idempotent-Replayed", "true");
            created = api.createLink(700);
            second.kill();
        }

        try (ServerProcess third = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), key);
            assertThat(api.get("/payments/" + created.id()).text()).isEqualTo(created.text());
            assertThat(third.terminate()).isZero();
        }
    }
}
