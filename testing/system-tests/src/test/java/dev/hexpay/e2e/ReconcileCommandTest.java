package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.testing.stripe.StripeStub;
import dev.hexpay.testing.stripe.TestCard;
import dev.hexpay.testing.stripe.http.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command {@code reconcile} as an operator runs it, of the sandbox and of a stub of Stripe with test keys. */
@Timeout(300)
class ReconcileCommandTest {
    private final StripeStub stub = StripeStub.start(InstantSource.system());

    @TempDir
    private Path dataDir;

    @AfterEach
    void close() {
        stub.close();
    }

    private Map<String, String> settings(TestDatabase database) {
        Map<String, String> settings = TestServer.settings(database, dataDir);
        settings.put("HEXPAY_STRIPE_API_URL", stub.url());
        settings.put("HEXPAY_STRIPE_KEY_SANDBOX", stub.secretKey());
        settings.put("HEXPAY_STRIPE_PUBLISHABLE_KEY_SANDBOX", stub.publishableKey(Mode.TEST));
        settings.put("HEXPAY_STRIPE_WEBHOOK_SECRET_SANDBOX", "whsec_HushHush");
        return settings;
    }

    private void chargeByAnotherApplication() throws IOException, InterruptedException {
        String form = "amount=700&currency=usd&confirm=true&allowed_payment_method_types[0]=card&confirmation_token="
                + stub.enterCard(TestCard.SUCCEEDS);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stub.url() + "/v1/payment_intents"))
                                .header("Authorization", "Bearer " + stub.secretKey())
                                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                                .header("Stripe-Version", com.stripe.Stripe.API_VERSION)
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void exit_code_says_whether_ours_and_theirs_agree(TestDatabase database) throws Exception {
        Map<String, String> settings = settings(database);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            ApiClient api = new ApiClient(settings.get("HEXPAY_PUBLIC_URL"), server.printedKey());
            ApiResponse link = api.createLink(25_00);
            Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);

            String agreed = FirstStartTest.output(settings, 0, "reconcile", "--day", today.toString());
            assertThat(agreed)
                    .contains("ok  " + today + "  sandbox  sandbox  Analytical Engines  ")
                    .contains("ok  " + today + "  stripe  sandbox  Analytical Engines  ")
                    .containsPattern("ours +1 charges +EUR 25.00 +0 refunds +EUR 0.00\n")
                    .containsPattern("theirs +1 charges +EUR 25.00 +0 refunds +EUR 0.00\n");
            assertThat(FirstStartTest.output(settings, 0, "reconcile", "--mode", "live"))
                    .isEqualTo("ok  " + today.minusDays(1) + ": no provider is configured\n");

            chargeByAnotherApplication();
            assertThat(FirstStartTest.output(settings, 1, "reconcile", "--day", today.toString()))
                    .contains("ok  " + today + "  sandbox  sandbox  ")
                    .containsPattern("fix " + today + "  stripe  sandbox  .*: 1 difference\n")
                    .containsPattern("unknown here +charge +- +pi_\\S+ +ours +- +theirs +USD 7.00 ");
            assertThat(FirstStartTest.output(settings, 0, "reconcile", "--mode", "sandbox"))
                    .as("yesterday")
                    .doesNotContain("charges");

            stub.close();
            assertThat(FirstStartTest.output(settings, 1, "reconcile", "--day", today.toString()))
                    .containsPattern("fix " + today + "  stripe  sandbox  .*: no answer from the provider\n");
            assertThat(server.terminate()).isZero();
        }
    }

    @Test
    void wrong_use_ends_with_one_line() throws Exception {
        Map<String, String> settings = settings(TestDatabase.H2);
        FirstStartTest.output(settings, 1, "reconcile");
        assertThat(ServerProcess.errors(settings)).contains("hexpay: no running server answers at " + dataDir);
        try (ServerProcess server = ServerProcess.serve(settings)) {
            FirstStartTest.output(settings, 1, "reconcile", "--day", "9999-12-31");
            assertThat(ServerProcess.errors(settings)).contains("hexpay: --day must not be after today");
            FirstStartTest.output(settings, 1, "reconcile", "--organization", "00000000-0000-0000-0000-000000000000");
            assertThat(ServerProcess.errors(settings)).contains("hexpay: there is no organization 00000000");
            FirstStartTest.output(settings, 2, "reconcile", "--day", "yesterday");
            assertThat(FirstStartTest.output(settings, 0, "reconcile", "--help"))
                    .contains("hexpay reconcile --day 2026-11-28 --mode live");
            assertThat(server.terminate()).isZero();
        }
    }
}
