package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.sandbox.SandboxLedger;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who give the same money back at once: never more than was paid, and every cent has its credit note. */
class RefundRacesTest {
    private static final int ROUNDS = 100;
    private static final int AT_ONCE = 16;
    private static final int LARGEST_PAGE = 100;
    private static final long SEED = 20_260_711;

    @Nested
    class OnH2 extends Scenarios {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends Scenarios {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Scenarios {
        private final TestDatabase database;
        private final AtOnce together = new AtOnce();
        private final Random dice = new Random(SEED);
        private final Map<String, Integer> outcomes = new TreeMap<>();
        private TestServer server;
        private SandboxLedger ledger;
        private Api api;
        private String customer;

        Scenarios(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void start(@TempDir Path dataDir) {
            server = TestServer.start(database, dataDir);
            ledger = server.hexpay().sandboxLedger();
            api = server.sandbox();
            Answer link = api.link(100);
            Payer.from("DE").pay(link.data().path("url").asText(), Payer.VISA);
            customer =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();
        }

        @AfterEach
        void stop() {
            together.close();
            server.close();
        }

        @Test
        void sixteen_partial_refunds_at_once_never_give_back_more_than_was_paid() {
            int given = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Answer paid = api.post("/payments/charge", Api.charge(customer, 1000 + 7L * round));
                assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");

                List<Long> refunded = refundAtOnce(paid);

                assertThat(refunded).isNotEmpty();
                check(paid, refunded);
                given += refunded.size();
                given += giveTheRestBack(paid, refunded);
            }
            System.out.printf("%s: %d rounds of %d refunds at once: %s%n", database, ROUNDS, AT_ONCE, outcomes);
            assertThat(creditNoteNumbers()).isEqualTo(numbers(given));
        }

        @Test
        void sixteen_equal_refunds_with_one_key_give_money_back_once() {
            Answer paid = api.post("/payments/charge", Api.charge(customer, 1000));
            String transaction = paid.data().path("transactionId").asText();
            String path = "/transactions/" + transaction + "/refund";

            List<Answer> answers = together.call(IntStream.range(0, AT_ONCE)
                    .<Callable<Answer>>mapToObj(i -> () -> api.postOnce(path, "{\"amount\":300}", "refund-1"))
                    .toList());

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
            assertThat(answers)
                    .extracting(Answer::text)
                    .containsOnly(answers.get(0).text());
            assertThat(answers)
                    .filteredOn(answer -> answer.headers().containsKey("Idempotent-Replayed"))
                    .hasSize(AT_ONCE - 1);
            check(paid, List.of(300L));
            assertThat(creditNoteNumbers()).isEqualTo(numbers(1));
        }

        /** Asks for parts that are more than the whole together, none of them more than a quarter; those that went back. */
        private List<Long> refundAtOnce(Answer paid) {
            int total = paid.data().path("amountTotal").asInt();
            List<Long> amounts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                amounts.add((long) dice.nextInt(total / AT_ONCE + 1, total / 4));
            }
            // In every other round one wants all that is left, so that others find nothing.
            int greedy = dice.nextBoolean() ? dice.nextInt(AT_ONCE) : AT_ONCE;
            String path = "/transactions/" + paid.data().path("transactionId").asText() + "/refund";

            List<Answer> answers = together.call(IntStream.range(0, AT_ONCE)
                    .<Callable<Answer>>mapToObj(i ->
                            () -> api.post(path, i == greedy ? "{}" : "{\"amount\":%d}".formatted(amounts.get(i))))
                    .toList());

            List<Long> refunded = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Answer answer = answers.get(i);
                outcomes.merge(answer.status() + " " + answer.code(), 1, Integer::sum);
                if (answer.status() == 200) {
                    long amount = answer.data().at("/refund/amount").asLong();
                    assertThat(i == greedy || amount == amounts.get(i))
                            .as(answer.text())
                            .isTrue();
                    refunded.add(amount);
                } else {
                    assertLost(answer);
                }
            }
            return refunded;
        }

        private static void assertLost(Answer answer) {
            if (answer.status() == 400) {
                assertThat(answer.code()).isEqualTo("validation_error");
                assertThat(answer.json().at("/error/param").asText()).isEqualTo("amount");
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(409);
                assertThat(answer.code()).isEqualTo("duplicate");
            }
        }

        /** Refunds what the others left; how many refunds that took. */
        private int giveTheRestBack(Answer paid, List<Long> refunded) {
            String transaction = paid.data().path("transactionId").asText();
            long total = paid.data().path("amountTotal").asLong();
            long rest = total - sum(refunded);
            Answer last = api.post("/transactions/" + transaction + "/refund", "{}");
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

        /** What the provider gave back, what the API shows and what the credit notes say is the same money. */
        private void check(Answer paid, List<Long> refunded) {
            TransactionId id =
                    new TransactionId(paid.data().path("transactionId").asText());
            long total = paid.data().path("amountTotal").asLong();
            long back = sum(refunded);
            assertThat(back).isLessThanOrEqualTo(total);
            assertThat(ledger.returnedMinor(id)).isEqualTo(back);
            assertThat(ledger.netMinor(id)).isEqualTo(total - back);
            assertThat(ledger.refunds(id)).isEqualTo(refunded.size());

            JsonNode transaction = api.get("/transactions/" + id.value()).data();
            assertThat(transaction.path("amountRefunded").asLong()).isEqualTo(back);
            assertThat(transaction.path("status").asText()).isEqualTo(back == total ? "refunded" : "succeeded");
            JsonNode refunds =
                    api.get("/transactions/" + id.value() + "/refunds").data();
            assertThat(all(refunds))
                    .allMatch(refund -> refund.path("status").asText().equals("succeeded"));
            assertThat(all(refunds).stream().map(refund -> refund.path("amount").asLong()))
                    .containsExactlyInAnyOrderElementsOf(refunded);
            checkPapers(paid, refunded);
        }

        private void checkPapers(Answer paid, List<Long> refunded) {
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
                Answer page = api.get("/credit-notes?limit=" + LARGEST_PAGE + cursor);
                for (JsonNode note : page.data()) {
                    numbers.add(note.path("number").asText());
                    notes++;
                }
                cursor = page.json().path("hasMore").asBoolean()
                        ? "&cursor=" + page.json().path("nextCursor").asText()
                        : "";
            } while (!cursor.isEmpty());
            assertThat(numbers).as("no number twice").hasSize(notes);
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
}
