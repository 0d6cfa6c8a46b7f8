package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code doctor} as an operator runs it. */
@Timeout(300)
class DoctorCommandTest {
    private final StripeStub stub = StripeStub.start();

    @TempDir
    private Path dataDir;

    @AfterEach
    void close() {
        stub.close();
    }

    private Map<String, String> settings(TestDatabase database, String stripeKey) {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        settings.put("HEXPAY_SANDBOX_PROVIDER", "stripe");
        settings.put("HEXPAY_STRIPE_API_URL", stub.url());
        settings.put("HEXPAY_STRIPE_KEY_SANDBOX", stripeKey);
        settings.put("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(Mode.TEST));
        settings.put("HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", "whsec_HushHush");
        return settings;
    }

    private static String doctor(Map<String, String> settings, int exitCode) throws Exception {
        String report = FirstStartTest.output(settings, exitCode, "doctor");
        assertThat(report.lines()).allSatisfy(line -> assertThat(line).matches("(ok  |fix ).+: .+"));
        assertThat(report + ServerProcess.errors(settings))
                .doesNotContain(settings.get("HEXPAY_STRIPE_KEY_SANDBOX"), "HushHush");
        return report;
    }

    @ParameterizedTest
    @EnumSource
    void installation_without_a_server_is_checked_before_and_after_its_migration(TestDatabase database)
            throws Exception {
        Map<String, String> settings = settings(database, stub.secretKey());

        boolean isFresh = database == TestDatabase.H2;
        assertThat(doctor(settings, isFresh ? 0 : 1))
                .contains("ok  server: none runs on " + dataDir)
                .contains(isFresh ? "ok  database: there is none yet" : "fix migrations: run ./hexpay migrate")
                .contains("ok  Stripe key of sandbox mode: accepted");
        FirstStartTest.output(settings, 0, "migrate");
        assertThat(doctor(settings, 0)).contains("ok  migrations: up to date");
    }

    @Test
    void running_server_checks_itself_and_its_jobs() throws Exception {
        Map<String, String> settings = settings(TestDatabase.H2, stub.secretKey());
        try (ServerProcess server = ServerProcess.serve(settings)) {
            assertThat(doctor(settings, 0))
                    .startsWith("ok  server: running since ")
                    .contains("ok  job reconciler: ", "ok  Stripe key of sandbox mode: accepted");
            assertThat(server.terminate()).isZero();
        }
    }

    @Test
    void key_that_stripe_does_not_know_is_to_be_fixed() throws Exception {
        assertThat(doctor(settings(TestDatabase.H2, "sk_test_Mistyped"), 1))
                .contains("fix Stripe key of sandbox mode: Stripe does not know it")
                .contains("ok  disk: ");
    }

    @Test
    void setting_that_stops_the_start_is_to_be_fixed() throws IOException, InterruptedException {
        Map<String, String> settings = settings(TestDatabase.H2, "sk_live_Secret");

        assertThat(FirstStartTest.output(settings, 1, "doctor"))
                .startsWith("fix settings: HEXPAY_STRIPE_KEY_SANDBOX must begin with sk_test_ or rk_test_")
                .doesNotContain("Secret");
    }
}
