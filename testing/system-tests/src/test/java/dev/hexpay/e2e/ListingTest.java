package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading all pages of a list that grows meanwhile. */
class ListingTest {
    private static final int PAYMENTS = 1_000;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void paging_during_inserts_has_no_gap_and_no_duplicate(TestDatabase database, @TempDir Path dataDir)
            throws InterruptedException {
        try (TestServer server = TestServer.start(database, dataDir)) {
            ApiClient api = server.sandbox();
            List<String> created = new ArrayList<>();
            for (int i = 0; i < PAYMENTS; i++) {
                created.add(api.createLink(100 + i).id());
            }
            AtomicBoolean isReading = new AtomicBoolean(true);
            Thread inserter = new Thread(() -> {
                while (isReading.get()) {
                    api.createLink(1);
                }
            });
            inserter.start();

            List<String> seen = readAllPages(api);

            isReading.set(false);
            inserter.join();
            assertThat(seen).doesNotHaveDuplicates();
            Set<String> createdIds = new HashSet<>(created);
            List<String> seenOfCreated =
                    seen.stream().filter(createdIds::contains).toList();
            List<String> newestFirst = new ArrayList<>(created);
            Collections.reverse(newestFirst);
            assertThat(seenOfCreated).isEqualTo(newestFirst);
        }
    }

    private static List<String> readAllPages(ApiClient api) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (true) {
            ApiResponse page = api.get("/payments?limit=37" + cursor);
            for (JsonNode payment : page.data()) {
                seen.add(payment.path("id").asText());
            }
            if (!page.json().path("hasMore").asBoolean()) {
                assertThat(page.json().has("nextCursor")).isFalse();
                return seen;
            }
            cursor = "&cursor=" + page.json().path("nextCursor").asText();
        }
    }
}
