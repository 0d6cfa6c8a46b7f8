package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.testing.stripe.Ledger.Movement;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the check of the guide about Stripe as it is printed there, against the stub. */
@Timeout(120)
class StripeGuideTest {
    private static final Pattern CHECK = Pattern.compile("```sh\\n(SERVER=.*?)```", Pattern.DOTALL);

    @Test
    void check_with_test_keys_works(@TempDir Path dataDir) throws IOException, InterruptedException {
        try (StripeStub stub = StripeStub.start(Instant::now);
                TestServer server = TestServer.start(settings(stub, dataDir), UnaryOperator.identity())) {
            String output = run(
                    check().replaceAll("(?m)^(SERVER|KEY)=.*$", "").replace("https://api.stripe.com", stub.url()),
                    Map.of(
                            "SERVER", server.address(),
                            "KEY", server.sandbox().key(),
                            "HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey()));

            assertThat(output)
                    .containsSubsequence(
                            "303",
                            "\"status\":\"succeeded\"",
                            "\"amountTotal\":2975",
                            "\"last4\":\"4242\"",
                            "\"kind\":\"charge\",\"status\":\"succeeded\"",
                            "\"amountRefunded\":500");
            Movement moved = stub.ledger().totals(Mode.TEST).get("eur");
            assertThat(moved.moved()).isEqualTo(29_75 + 10_71);
            assertThat(moved.refunded()).isEqualTo(5_00);
        }
    }

    private static Map<String, String> settings(StripeStub stub, Path dataDir) {
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        settings.put("HEXPAY_SANDBOX_PROVIDER", "stripe");
        settings.put("HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey());
        settings.put("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(Mode.TEST));
        settings.put("HEXPAY_STRIPE_API_URL", stub.url());
        return settings;
    }

    private static String check() throws IOException {
        String guide = Files.readString(Path.of("..", "..", "docs", "stripe.md"));
        return CHECK.matcher(guide)
                .results()
                .map((MatchResult block) -> block.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String script, Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail", "-c", script);
        bash.environment().putAll(variables);
        Process process = bash.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
