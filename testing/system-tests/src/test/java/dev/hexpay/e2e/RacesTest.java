package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of concurrent requests exactly one wins, and no payment is charged twice. */
@EachDatabase
class RacesTest {
    private static final int ROUNDS = 50;

    private final TestDatabase database;
    private final Concurrently concurrently = new Concurrently();
    private TestServer server;
    private ApiClient api;

    RacesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(database, dataDir);
        api = server.sandbox();
    }

    @AfterEach
    void stop() {
        concurrently.close();
        server.close();
    }

    @Test
    void payment_and_cancellation_never_both_succeed() {
        Set<String> outcomes = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            ApiResponse link = api.createLink(2500);
            String url = link.data().path("url").asText();
            String csrf = Payer.csrf(Payer.from("US").open(url));

            List<Object> responses = concurrently.runAll(List.of(
                    () -> Payer.from("US").payWith(url, Payer.VISA, csrf),
                    () -> api.post("/payments/" + link.id() + "/cancel", "{}")));

            int canceled = ((ApiResponse) responses.get(1)).status();
            String status =
                    api.get("/payments/" + link.id()).data().path("status").asText();
            assertThat(status).isEqualTo(canceled == 200 ? "canceled" : "succeeded");
            assertThat(canceled).isIn(200, 409);
            outcomes.add(status);
        }
        assertThat(outcomes).isSubsetOf("canceled", "succeeded").isNotEmpty();
    }

    @Test
    void two_payers_pay_a_link_once() {
        for (int round = 0; round < ROUNDS; round++) {
            ApiResponse link = api.createLink(2500);
            String url = link.data().path("url").asText();
            String csrf = Payer.csrf(Payer.from("US").open(url));

            List<Page> responses = concurrently.runAll(List.of(
                    () -> Payer.withEmail("first@example.com").payWith(url, Payer.VISA, csrf),
                    () -> Payer.withEmail("second@example.com").payWith(url, Payer.VISA, csrf)));

            assertThat(responses).allSatisfy(page -> assertThat(page.status()).isEqualTo(303));
            assertThat(api.get("/payments/" + link.id()).data().path("status").asText())
                    .isEqualTo("succeeded");
            assertThat(Payer.from("US").open(url).html()).contains("INV-%04d".formatted(round + 1));
        }
    }

    @Test
    void concurrent_requests_with_one_key_create_one_payment() {
        String body = ApiClient.createLink("eur", 2500);

        List<ApiResponse> responses = concurrently.runAll(IntStream.range(0, 16)
                .<Callable<ApiResponse>>mapToObj(i -> () -> api.postIdempotent("/payments", body, "order-1"))
                .toList());

        assertThat(responses)
                .allSatisfy(response -> assertThat(response.status()).isEqualTo(201));
        assertThat(responses)
                .extracting(ApiResponse::text)
                .containsOnly(responses.get(0).text());
        assertThat(responses)
                .filteredOn(response -> response.headers().containsKey("Idempotent-Replayed"))
                .hasSize(15);
        assertThat(api.get("/payments").data()).hasSize(1);
    }

    @Test
    void concurrent_charges_with_one_key_charge_once() {
        ApiResponse link = api.createLink(2500);
        Payer.from("US").pay(link.data().path("url").asText(), Payer.VISA);
        String customerId =
                api.get("/payments/" + link.id()).data().path("customerId").asText();
        String body = ApiClient.charge(customerId, 700);

        List<ApiResponse> responses = concurrently.runAll(IntStream.range(0, 16)
                .<Callable<ApiResponse>>mapToObj(i -> () -> api.postIdempotent("/payments/charge", body, "renewal-1"))
                .toList());

        assertThat(responses)
                .extracting(ApiResponse::text)
                .containsOnly(responses.get(0).text());
        assertThat(responses.get(0).status()).isEqualTo(201);
        assertThat(api.get("/payments?kind=charge").data()).hasSize(1);
    }
}
