package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.Api.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was answered is there after the server went away, however it went. */
class RestartTest {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_was_answered_just_before_a_kill_is_there_after_the_restart(TestDatabase database, @TempDir Path dataDir) {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        String key;
        Answer charge;
        try (ChildServer first = ChildServer.serve(settings)) {
            key = first.shownKey();
            Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), key);
            Answer link = api.link(2500);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
            String customerId =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();
            charge = api.postOnce("/payments/charge", Api.charge(customerId, 900), "renewal-1");
            first.kill();
        }

        Answer created;
        try (ChildServer second = ChildServer.serve(settings)) {
            Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), key);
            Answer kept = api.get("/payments/" + charge.id());
            assertThat(kept.text()).isEqualTo(charge.text());
            Answer replayed = api.postOnce(
                    "/payments/charge",
                    Api.charge(kept.data().path("customerId").asText(), 900),
                    "renewal-1");
            assertThat(replayed.text()).isEqualTo(charge.text());
            assertThat(replayed.headers()).containsEntry("Idempotent-Replayed", "true");
            created = api.link(700);
            second.kill();
        }

        try (ChildServer third = ChildServer.serve(settings)) {
            Api api = new Api(settings.get("HEXPAY_PUBLIC_URL"), key);
            assertThat(api.get("/payments/" + created.id()).text()).isEqualTo(created.text());
            assertThat(third.terminate()).isIn(0, 143);
        }
    }
}
