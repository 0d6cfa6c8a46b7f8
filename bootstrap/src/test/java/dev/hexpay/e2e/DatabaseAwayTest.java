package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.e2e.Payer.Page;
import dev.hexpay.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a running server, and comes back. */
class DatabaseAwayTest {
    private static final String QUESTION_IS_LOST = "4000000000009235";
    private static final int CLIENTS = 4;
    private static final int LINKS_BEFORE_STOP = 40;

    private final SettableClock clock = new SettableClock(Instant.now());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore settlements = new Semaphore(0);
    private OwnPostgres postgres;
    private TestServer server;
    private Api api;
    private String customer;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        postgres = new OwnPostgres(dataDir.resolve("postgres"));
        Map<String, String> settings = new HashMap<>(TestServer.settings(TestDatabase.H2, dataDir));
        settings.putAll(postgres.settings());
        server = TestServer.start(settings, Adaptation.NONE.withClock(clock).withMilestones(this::reached));
        api = server.sandbox();
        Answer link = api.link(2500);
        Payer.from("US").pay(url(link), Payer.VISA);
        customer = api.get("/payments/" + link.id()).data().path("customerId").asText();
    }

    private void reached(Milestone milestone) {
        if (milestone == Milestone.SETTLED) {
            settlements.release();
        }
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        server.close();
        postgres.close();
    }

    @Test
    void while_it_is_away_everybody_is_told_what_to_do_and_when_it_is_back_all_goes_on() throws Exception {
        Answer link = api.link(700);
        String csrf = Payer.csrf(Payer.from("US").open(url(link)));
        Answer unfinished = api.link(800);
        Payer.from("US").pay(url(unfinished), QUESTION_IS_LOST);
        assertThat(status(unfinished)).isEqualTo("processing");
        postgres.stopImmediately();

        Future<Answer> read = threads.submit(() -> api.get("/payments/" + link.id()));
        Future<Answer> listed = threads.submit(() -> api.get("/payments"));
        Future<Answer> unkeyed = threads.submit(() -> api.link(900));
        Future<Answer> keyed = threads.submit(() -> api.postOnce("/payments", Api.link("eur", 900), "order-1"));
        Future<Answer> charge = threads.submit(() -> charge("renewal-1"));
        Future<Page> opened = threads.submit(() -> Payer.from("US").open(url(link)));
        Future<Page> paid = threads.submit(() -> Payer.from("US").payWith(url(link), Payer.VISA, csrf));

        assertUnavailable(read.get(), "internal_error", "Try again in a moment.");
        assertUnavailable(listed.get(), "internal_error", "Try again in a moment.");
        assertUnavailable(unkeyed.get(), "internal_error", "Look before you send it again.");
        String keepTheKey = "Send it again with the same Idempotency-Key.";
        assertUnavailable(keyed.get(), "idempotency_unavailable", keepTheKey);
        assertUnavailable(charge.get(), "idempotency_unavailable", keepTheKey);
        assertThat(List.of(opened.get(), paid.get())).allSatisfy(page -> {
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.html()).contains("Payments are not possible right now");
        });

        postgres.startAgain();

        assertThat(api.get("/payments/" + link.id()).status()).isEqualTo(200);
        assertThat(Payer.from("US").pay(url(link), Payer.VISA).status()).isEqualTo(303);
        assertThat(charge("renewal-1").status()).isEqualTo(201);
        assertThat(api.postOnce("/payments", Api.link("eur", 900), "order-1").status())
                .isEqualTo(201);
        assertSettledByJob(unfinished);
        Scope scope = server.hexpay().useCases().authenticateApiKey().authenticate(api.key());
        assertThat(server.hexpay().sandboxLedger().charges(scope))
                .as("three links and a charge")
                .isEqualTo(4);
    }

    @Test
    void what_was_answered_before_it_went_is_there_when_it_is_back() throws Exception {
        Map<String, String> answers = new ConcurrentHashMap<>();
        List<String> unanswered = makeLinksWhileItGoes(answers);
        assertThat(unanswered).as("some were in flight").isNotEmpty();

        postgres.startAgain();

        for (String key : unanswered) {
            Answer again = api.postOnce("/payments", Api.link("eur", 100), key);
            assertThat(again.status()).as(again.text()).isEqualTo(201);
            answers.put(key, again.text());
        }
        answers.forEach((key, text) -> assertThat(
                        api.postOnce("/payments", Api.link("eur", 100), key).text())
                .isEqualTo(text));
        assertThat(paymentsOf(100)).isEqualTo(answers.size());
    }

    /** Looks again each time that anything has been settled. */
    private void assertSettledByJob(Answer link) throws InterruptedException {
        settlements.drainPermits();
        clock.advance(Transaction.LEFT_ALONE.plus(Duration.ofSeconds(1)));
        while (!status(link).equals("succeeded")) {
            assertThat(settlements.tryAcquire(30, TimeUnit.SECONDS))
                    .as("the job goes on")
                    .isTrue();
        }
    }

    private List<String> makeLinksWhileItGoes(Map<String, String> answers) throws Exception {
        CountDownLatch enough = new CountDownLatch(LINKS_BEFORE_STOP);
        AtomicInteger made = new AtomicInteger();
        List<Future<String>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(() -> {
                while (true) {
                    String key = "order-" + made.incrementAndGet();
                    Answer answer = api.postOnce("/payments", Api.link("eur", 100), key);
                    if (answer.status() != 201) {
                        assertUnavailable(answer, "idempotency_unavailable", "with the same Idempotency-Key.");
                        return key;
                    }
                    answers.put(key, answer.text());
                    enough.countDown();
                }
            }));
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        postgres.stopImmediately();
        List<String> unanswered = new ArrayList<>();
        for (Future<String> client : clients) {
            unanswered.add(client.get(60, TimeUnit.SECONDS));
        }
        return unanswered;
    }

    private long paymentsOf(long amount) {
        long count = 0;
        String query = "/payments?limit=100";
        Answer page = api.get(query);
        while (true) {
            for (var payment : page.data()) {
                count += payment.path("amountSubtotal").asLong() == amount ? 1 : 0;
            }
            if (!page.json().path("hasMore").asBoolean()) {
                return count;
            }
            page = api.get(query + "&cursor=" + page.json().path("nextCursor").asText());
        }
    }

    private Answer charge(String key) {
        return api.postOnce("/payments/charge", Api.charge(customer, 700), key);
    }

    private String status(Answer link) {
        return api.get("/payments/" + link.id()).data().path("status").asText();
    }

    private static String url(Answer link) {
        return link.data().path("url").asText();
    }

    private static void assertUnavailable(Answer answer, String code, String advice) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("error").path("message").asText()).endsWith(advice);
    }
}
