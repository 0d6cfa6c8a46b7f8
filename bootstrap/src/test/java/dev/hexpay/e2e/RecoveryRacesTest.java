package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionState;
import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A payer comes back from the bank while something else happens to the same payment: it is paid once or not at all. */
class RecoveryRacesTest {
    private static final int ROUNDS = 30;

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
        private static final Duration WINDOW = Transaction.AUTHENTICATION_WINDOW.plusSeconds(1);

        private final TestDatabase database;
        private final AtOnce together = new AtOnce();
        private final Set<PaymentStatus> outcomes = EnumSet.noneOf(PaymentStatus.class);
        private SteeredServer server;
        private Api api;

        Scenarios(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void start(@TempDir Path dataDir) {
            server = SteeredServer.start(database, dataDir);
            api = server.sandbox();
        }

        @AfterEach
        void stop() {
            together.close();
            server.close();
        }

        /** A payment that waits for its payer, and the form that the payer will come back with. */
        private record Waiting(String id, String url, String csrf) {
            static Waiting at(String id, String url) {
                return new Waiting(id, url, Payer.csrf(Payer.from("US").open(url + "/authenticate")));
            }

            Callable<Page> comesBack(String outcome) {
                return () -> Payer.from("US").authenticateWith(url, outcome, csrf);
            }
        }

        private String customerWhoIsAlwaysAsked() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();
            Payer.from("US").pay(url, Payer.SECURE_ALWAYS);
            Payer.from("US").authenticate(url, "complete");
            return api.get("/payments/" + link.id()).data().path("customerId").asText();
        }

        private static Waiting waiting(Answer charge) {
            assertThat(charge.status()).as(charge.text()).isEqualTo(402);
            return Waiting.at(
                    charge.json().at("/error/details/paymentId").asText(),
                    charge.json().at("/error/details/recoveryUrl").asText());
        }

        private Waiting waitingLink() {
            Answer link = api.link(2500);
            String url = link.data().path("url").asText();
            Payer.from("US").pay(url, Payer.SECURE_ONCE);
            return Waiting.at(link.id(), url);
        }

        private int charges() {
            return server.ledger().charges(server.scope());
        }

        /** The payment has ended, and our books say of it what the sandbox moved for it. */
        private void assertEndedAsMoved(String id, int chargesBefore) {
            Payment payment = server.payment(id);
            List<Transaction> attempts = server.attempts(payment);
            boolean isPaid = payment.status() == PaymentStatus.SUCCEEDED;
            assertThat(payment.status()).isIn(PaymentStatus.SUCCEEDED, PaymentStatus.FAILED);
            assertThat(charges() - chargesBefore)
                    .as(id + " is " + payment.status())
                    .isEqualTo(isPaid ? 1 : 0);
            assertThat(attempts)
                    .filteredOn(attempt -> attempt.state() instanceof TransactionState.Succeeded)
                    .hasSize(isPaid ? 1 : 0)
                    .allSatisfy(attempt -> {
                        assertThat(attempt.id()).isEqualTo(payment.attempt());
                        assertThat(server.ledger().movedMinor(attempt.id()))
                                .isEqualTo(payment.price().total().minor());
                    });
            assertThat(attempts).noneMatch(attempt -> attempt.state() instanceof TransactionState.Pending);
            outcomes.add(payment.status());
        }

        private void assertEachPaidOnce() {
            Set<String> invoices = new HashSet<>();
            Answer paid = api.get("/payments?status=succeeded&limit=100");
            paid.data()
                    .forEach(payment -> assertThat(
                                    invoices.add(payment.path("invoiceId").asText()))
                            .isTrue());
            assertThat(paid.json().path("hasMore").asBoolean()).isFalse();
            assertThat(charges()).isEqualTo(paid.data().size());
        }

        @Test
        void a_payer_who_confirms_in_two_tabs_pays_a_charge_once() {
            String customer = customerWhoIsAlwaysAsked();
            for (int round = 0; round < ROUNDS; round++) {
                Waiting waiting = waiting(api.post("/payments/charge", Api.charge(customer, 700)));
                int before = charges();

                List<Page> pages = together.call(List.of(waiting.comesBack("complete"), waiting.comesBack("complete")));

                assertThat(pages).extracting(Page::status).allMatch(status -> status < 400);
                assertEndedAsMoved(waiting.id(), before);
            }
            assertThat(outcomes).containsOnly(PaymentStatus.SUCCEEDED);
            assertEachPaidOnce();
        }

        @Test
        void a_payer_who_confirms_in_one_tab_and_gives_up_in_another_does_one_of_both() {
            String customer = customerWhoIsAlwaysAsked();
            for (int round = 0; round < ROUNDS; round++) {
                Waiting waiting = waiting(api.post("/payments/charge", Api.charge(customer, 700)));
                int before = charges();

                together.call(List.of(waiting.comesBack("complete"), waiting.comesBack("fail")));

                assertEndedAsMoved(waiting.id(), before);
            }
            assertEachPaidOnce();
        }

        @Test
        void a_payer_who_confirms_while_the_time_for_it_runs_out_pays_once_or_not_at_all() {
            String customer = customerWhoIsAlwaysAsked();
            for (int round = 0; round < ROUNDS; round++) {
                Waiting waiting = waiting(api.post("/payments/charge", Api.charge(customer, 700)));
                int before = charges();

                together.call(List.<Callable<Object>>of(waiting.comesBack("complete")::call, () -> {
                    server.reconcileAfter(WINDOW);
                    return "given up";
                }));

                assertEndedAsMoved(waiting.id(), before);
            }
            assertEachPaidOnce();
        }

        @Test
        void a_payer_who_confirms_while_the_merchant_charges_again_pays_each_charge_once() {
            String customer = customerWhoIsAlwaysAsked();
            for (int round = 0; round < ROUNDS; round++) {
                String key = "renewal-" + round;
                String body = Api.charge(customer, 700);
                Answer first = api.postOnce("/payments/charge", body, key);
                Waiting waiting = waiting(first);
                int before = charges();

                List<Object> answers = together.call(List.<Callable<Object>>of(
                        waiting.comesBack("complete")::call,
                        () -> api.postOnce("/payments/charge", body, key),
                        () -> api.post("/payments/charge", body)));

                assertThat(((Answer) answers.get(1)).text()).isEqualTo(first.text());
                String another = waiting((Answer) answers.get(2)).id();
                assertThat(another).isNotEqualTo(waiting.id());
                assertThat(server.payment(another).status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
                assertEndedAsMoved(waiting.id(), before);
            }
            assertThat(outcomes).containsOnly(PaymentStatus.SUCCEEDED);
            assertEachPaidOnce();
        }

        @Test
        void a_payer_who_confirms_while_somebody_pays_with_another_card_never_pays_twice() {
            for (int round = 0; round < ROUNDS; round++) {
                Waiting waiting = waitingLink();
                String form = Payer.csrf(Payer.from("US").open(waiting.url()));
                int before = charges();

                together.call(List.of(
                        waiting.comesBack("complete"),
                        () -> Payer.called("other@example.com").payWith(waiting.url(), Payer.VISA, form)));

                assertEndedAsMoved(waiting.id(), before);
            }
            assertEachPaidOnce();
        }
    }
}
