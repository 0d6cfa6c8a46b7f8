package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a server with an embedded database is full. */
class FullDiskTest {
    private static final int MAX_REQUESTS = 2_000;

    @Test
    void full_disk_returns_503_and_requests_succeed_when_there_is_room(@TempDir Path dataDir) throws Exception {
        Map<String, String> settings = TestServer.settings(TestDatabase.H2, dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
            Map<String, String> created = new HashMap<>();
            limitFileSize(server, Long.toString(Files.size(dataDir.resolve("hexpay.mv.db")) + 50_000));

            ApiResponse refused = createUntilRefused(api, created);

            assertThat(refused.status()).as(ServerProcess.errors(settings)).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("internal_error");
            assertThat(api.get("/payments").status()).isIn(200, 503);

            limitFileSize(server, "unlimited");

            assertThat(api.createLink(100).status()).isEqualTo(201);
            created.forEach(
                    (id, text) -> assertThat(api.get("/payments/" + id).text()).isEqualTo(text));
        }
    }

    /** The kernel refuses to make files larger than this, as it refuses to write to a full disk. */
    private static void limitFileSize(ServerProcess server, String bytes) throws IOException, InterruptedException {
        Process prlimit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        assertThat(prlimit.waitFor()).isZero();
    }

    private static ApiResponse createUntilRefused(ApiClient api, Map<String, String> created) {
        for (int i = 0; i < MAX_REQUESTS; i++) {
            ApiResponse response = api.createLink(100);
            if (response.status() != 201) {
                return response;
            }
            created.put(response.id(), response.text());
        }
        throw new AssertionError("the limit has no effect");
    }
}
