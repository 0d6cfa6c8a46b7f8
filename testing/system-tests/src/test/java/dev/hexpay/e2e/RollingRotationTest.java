package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, one of which encrypts and signs with the new master key and one with the old. */
class RollingRotationTest {
    private static final String OLD = key(1);
    private static final String NEW = key(2);
    private static final String LINK = "{\"amount\":2500,\"currency\":\"usd\",\"description\":\"Tea\"}";

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void servers_replay_the_responses_and_accept_the_forms_of_each_other(@TempDir Path dataDir) {
        Map<String, String> settings = TestServer.settings(TestDatabase.POSTGRESQL, dataDir);
        try (TestServer before = start(settings, dataDir.resolve("before"), OLD + "," + NEW);
                TestServer after = start(settings, dataDir.resolve("after"), NEW + "," + OLD)) {
            String apiKey = before.sandbox().key();

            assertUnderstands(new ApiClient(before.address(), apiKey), new ApiClient(after.address(), apiKey), "1");
            assertUnderstands(new ApiClient(after.address(), apiKey), new ApiClient(before.address(), apiKey), "2");
            assertFormIsAccepted(before, after, apiKey);
            assertFormIsAccepted(after, before, apiKey);
        }
    }

    private static TestServer start(Map<String, String> shared, Path dataDir, String masterKey) {
        Map<String, String> settings = new HashMap<>(shared);
        int port = TestServer.freePort();
        settings.put("HEXPAY_PORT", Integer.toString(port));
        settings.put("HEXPAY_PUBLIC_URL", "http://127.0.0.1:" + port);
        settings.put("HEXPAY_DATA_DIR", dataDir.toString());
        settings.put("HEXPAY_MASTER_KEY", masterKey);
        return TestServer.start(settings, UnaryOperator.identity());
    }

    private static void assertUnderstands(ApiClient first, ApiClient second, String key) {
        ApiResponse created = first.postIdempotent("/payments", LINK, key);

        ApiResponse replayed = second.postIdempotent("/payments", LINK, key);

        assertThat(created.status()).isEqualTo(201);
        assertThat(replayed.text()).isEqualTo(created.text());
        assertThat(replayed.headers()).containsEntry("Idempotent-Replayed", "true");
    }

    private static void assertFormIsAccepted(TestServer served, TestServer posted, String apiKey) {
        String url = new ApiClient(served.address(), apiKey)
                .createLink(900)
                .data()
                .path("url")
                .asText();
        String csrf = Payer.csrf(Payer.from("US").open(url));

        Payer.Page paid = Payer.from("US").payWith(url.replace(served.address(), posted.address()), Payer.VISA, csrf);

        assertThat(paid.status()).isEqualTo(303);
    }
}
