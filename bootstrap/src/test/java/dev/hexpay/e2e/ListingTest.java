package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.e2e.Api.Answer;
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

/** Walking through a list that grows meanwhile. */
class ListingTest {
    private static final int PAYMENTS = 1_000;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_walk_of_a_thousand_payments_during_inserts_has_no_gap_and_no_twin(
            TestDatabase database, @TempDir Path dataDir) throws InterruptedException {
        try (TestServer server = TestServer.start(database, dataDir)) {
            Api api = server.sandbox();
            List<String> made = new ArrayList<>();
            for (int i = 0; i < PAYMENTS; i++) {
                made.add(api.link(100 + i).id());
            }
            AtomicBoolean walking = new AtomicBoolean(true);
            Thread inserting = new Thread(() -> {
                while (walking.get()) {
                    api.link(1);
                }
            });
            inserting.start();

            List<String> seen = walk(api);

            walking.set(false);
            inserting.join();
            assertThat(seen).doesNotHaveDuplicates();
            Set<String> known = new HashSet<>(made);
            List<String> seenOfMade = seen.stream().filter(known::contains).toList();
            List<String> newestFirst = new ArrayList<>(made);
            Collections.reverse(newestFirst);
            assertThat(seenOfMade).isEqualTo(newestFirst);
        }
    }

    private static List<String> walk(Api api) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (true) {
            Answer page = api.get("/payments?limit=37" + cursor);
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
