package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent refunds never exceed the payment, and credit notes cover every refunded cent. */
@EachDatabase
class RefundRacesTest {
    private static final int ROUNDS = 100;
    private static final int CONCURRENT_REFUNDS = 16;
    private static final int LARGEST_PAGE = 100;
    private static final long SEED = 20_260_711;

    private final TestDatabase database;
    private final Concurrently concurrently = new Concurrently();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private TestServer server;
    private SandboxLedger ledger;
    private ApiClient api;
    private String customer;

    RefundRacesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = TestServer.start(database, dataDir);
        ledger = server.hexpay().sandboxLedger();
        api = server.sandbox();
        ApiResponse link = api.createLink(100);
        Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);
        customer = api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    @AfterEach
    void stop() {
        concurrently.close();
        server.close();
    }

    @Test
    void concurrent_partial_refunds_never_exceed_the_payment() {
        int refundCount = 0;
        for (int round = 0; round < ROUNDS; round++) {
            ApiResponse paid = api.post("/payments/charge", ApiClient.charge(customer, 1000 + 7L * round));
            assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");

            List<Long> refunded = refundConcurrently(paid);

            assertThat(refunded).isNotEmpty();
            check(paid, refunded);
            refundCount += refunded.size();
            refundCount += refundRest(paid, refunded);
        }
        System.out.printf(
                "%s: %d rounds of %d concurrent refunds: %s%n", database, ROUNDS, CONCURRENT_REFUNDS, outcomes);
        assertThat(creditNoteNumbers()).isEqualTo(numbers(refundCount));
    }

    @Test
    void concurrent_refunds_with_one_key_refund_once() {
        ApiResponse paid = api.post("/payments/charge", ApiClient.charge(customer, 1000));
        String transaction = paid.data().path("transactionId").asText();
        String path = "/transactions/" + transaction + "/refund";

        List<ApiResponse> responses = concurrently.runAll(IntStream.range(0, CONCURRENT_REFUNDS)
                .<Callable<ApiResponse>>mapToObj(i -> () -> api.postIdempotent(path, "{\"amount\":300}", "refund-1"))
                .toList());

        assertThat(responses)
                .allSatisfy(response -> assertThat(response.status()).isEqualTo(200));
        assertThat(responses)
                .extracting(ApiResponse::text)
                .containsOnly(responses.get(0).text());
        assertThat(responses)
                .filteredOn(response -> response.headers().containsKey("Idempotent-Replayed"))
                .hasSize(CONCURRENT_REFUNDS - 1);
        check(paid, List.of(300L));
        assertThat(creditNoteNumbers()).isEqualTo(numbers(1));
    }

    /** Requests parts that together exceed the payment, each below a quarter, and returns the refunded amounts. */
    private List<Long> refundConcurrently(ApiResponse paid) {
        int total = paid.data().path("amountTotal").asInt();
        List<Long> amounts = new ArrayList<>();
        for (int i = 0; i < CONCURRENT_REFUNDS; i++) {
            amounts.add((long) random.nextInt(total / CONCURRENT_REFUNDS + 1, total / 4));
        }
        // In every second round, on average, one request refunds all that is left, so that others find nothing.
        int greedy = random.nextBoolean() ? random.nextInt(CONCURRENT_REFUNDS) : CONCURRENT_REFUNDS;
        String path = "/transactions/" + paid.data().path("transactionId").asText() + "/refund";

        List<ApiResponse> responses = concurrently.runAll(IntStream.range(0, CONCURRENT_REFUNDS)
                .<Callable<ApiResponse>>mapToObj(i ->
                        () -> api.post(path, i == greedy ? "{}" : "{\"amount\":%d}".formatted(amounts.get(i))))
                .toList());

        List<Long> refunded = new ArrayList<>();
        for (int i = 0; i < CONCURRENT_REFUNDS; i++) {
            ApiResponse response = responses.get(i);
            outcomes.merge(response.status() + " " + response.code(), 1, Integer::sum);
            if (response.status() == 200) {
                long amount = response.data().at("/refund/amount").asLong();
                assertThat(i == greedy || amount == amounts.get(i))
                        .as(response.text())
                        .isTrue();
                refunded.add(amount);
            } else {
                assertRejected(response);
            }
        }
        return refunded;
    }

    private static void assertRejected(ApiResponse response) {
        if (response.status() == 400) {
            assertThat(response.code()).isEqualTo("validation_error");
            assertThat(response.json().at("/error/param").asText()).isEqualTo("amount");
        } else {
            assertThat(response.status()).as(response.text()).isEqualTo(409);
            assertThat(response.code()).isEqualTo("duplicate");
        }
    }

    /** Refunds the rest and returns the number of refunds that this needed. */
    private int refundRest(ApiResponse paid, List<Long> refunded) {
        String transaction = paid.data().path("transactionId").asText();
        long total = paid.data().path("amountTotal").asLong();
        long rest = total - sum(refunded);
        ApiResponse last = api.post("/transactions/" + transaction + "/refund", "{}");
        if (rest == 0) {
            assertThat(last.status()).isEqualTo(409);
            assertThat(last.code()).isEqualTo("duplicate");
            return 0;
        }
        assertThat(last.data().at("/refund/amount").asLong()).isEqualTo(rest);
        List<Long> all = new ArrayList<>(refunded);
        all.add(rest);
        check(paid, all);
        return 1;
    }

    /** The provider's ledger, the API and the credit notes show the same refunds. */
    private void check(ApiResponse paid, List<Long> refunded) {
        TransactionId id = new TransactionId(paid.data().path("transactionId").asText());
        long total = paid.data().path("amountTotal").asLong();
        long refundedTotal = sum(refunded);
        assertThat(refundedTotal).isLessThanOrEqualTo(total);
        assertThat(ledger.refundedMinor(id)).isEqualTo(refundedTotal);
        assertThat(ledger.netMinor(id)).isEqualTo(total - refundedTotal);
        assertThat(ledger.refunds(id)).isEqualTo(refunded.size());

        JsonNode transaction = api.get("/transactions/" + id.value()).data();
        assertThat(transaction.path("amountRefunded").asLong()).isEqualTo(refundedTotal);
        assertThat(transaction.path("status").asText()).isEqualTo(refundedTotal == total ? "refunded" : "succeeded");
        JsonNode refunds = api.get("/transactions/" + id.value() + "/refunds").data();
        assertThat(all(refunds))
                .allMatch(refund -> refund.path("status").asText().equals("succeeded"));
        assertThat(all(refunds).stream().map(refund -> refund.path("amount").asLong()))
                .containsExactlyInAnyOrderElementsOf(refunded);
        checkCreditNotes(paid, refunded);
    }

    private void checkCreditNotes(ApiResponse paid, List<Long> refunded) {
        String invoice = paid.data().path("invoiceId").asText();
        List<JsonNode> notes =
                all(api.get("/credit-notes?limit=100&invoiceId=" + invoice).data());
        assertThat(notes.stream().map(note -> note.path("total").asLong()))
                .containsExactlyInAnyOrderElementsOf(refunded);
        long subtotal = sum(notes, note -> note.path("subtotal").asLong());
        long tax = sum(notes, note -> note.path("taxAmount").asLong());
        assertThat(subtotal + tax).isEqualTo(sum(refunded));
        assertThat(subtotal)
                .isLessThanOrEqualTo(paid.data().path("amountSubtotal").asLong());
        assertThat(tax).isLessThanOrEqualTo(paid.data().path("taxAmount").asLong());
    }

    private Set<String> creditNoteNumbers() {
        Set<String> numbers = new TreeSet<>();
        int notes = 0;
        String cursor = "";
        do {
            ApiResponse page = api.get("/credit-notes?limit=" + LARGEST_PAGE + cursor);
            for (JsonNode note : page.data()) {
                numbers.add(note.path("number").asText());
                notes++;
            }
            cursor = page.json().path("hasMore").asBoolean()
                    ? "&cursor=" + page.json().path("nextCursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(numbers).as("no duplicate number").hasSize(notes);
        return numbers;
    }

    private static Set<String> numbers(int count) {
        Set<String> numbers = new TreeSet<>();
        IntStream.rangeClosed(1, count).mapToObj("CN-%04d"::formatted).forEach(numbers::add);
        return numbers;
    }

    private static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static long sum(List<Long> amounts) {
        return sum(amounts, Long::longValue);
    }

    private static <T> long sum(List<T> several, ToLongFunction<T> amount) {
        return several.stream().mapToLong(amount).sum();
    }
}
