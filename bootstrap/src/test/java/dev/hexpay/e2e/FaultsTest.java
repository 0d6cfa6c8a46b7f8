package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.e2e.Api.Answer;
import dev.hexpay.e2e.Payer.Page;
import dev.hexpay.sandbox.Fault;
import dev.hexpay.sandbox.SandboxFaults.Delivery;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider on a bad day: whatever it does, each payment is charged once, or not at all, and the books agree. */
class FaultsTest {
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
        private static final String ANSWER_LOST = "4000000000006975";
        private static final String QUESTION_LOST = "4000000000009235";
        private static final String PROCESSING_ERROR = "4000000000000119";
        private static final String DISPUTED = "4000000000000259";
        private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(61);

        private final TestDatabase database;
        private final AtOnce beside = new AtOnce();
        private SteeredServer server;
        private Api api;
        private Answer link;
        private String url;

        Scenarios(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void start(@TempDir Path dataDir) {
            server = SteeredServer.start(database, dataDir);
            api = server.sandbox();
            link = api.link(2500);
            url = link.data().path("url").asText();
        }

        @AfterEach
        void stop() {
            beside.close();
            server.close();
        }

        private PaymentStatus status() {
            return server.payment(link.id()).status();
        }

        private TransactionId attempt() {
            return server.payment(link.id()).attempt();
        }

        private boolean isPaid() {
            return status() == PaymentStatus.SUCCEEDED;
        }

        private void assertPaidOnce() {
            Answer paid = api.get("/payments/" + link.id());
            assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
            assertThat(paid.data().path("invoiceId").asText()).startsWith("inv_");
            assertThat(server.ledger().charges(server.scope())).isEqualTo(1);
            assertThat(server.ledger().charges(attempt())).isEqualTo(1);
            assertThat(server.ledger().movedMinor(attempt()))
                    .isEqualTo(paid.data().path("amountTotal").asLong());
            for (String once : List.of("payment_link.completed", "payment.received", "invoice.created")) {
                assertThat(Collections.frequency(server.events(), once))
                        .as(once)
                        .isEqualTo(1);
            }
            assertThat(Payer.from("US").open(url).html()).contains("INV-0001");
        }

        private void assertWaits() {
            assertThat(status()).isEqualTo(PaymentStatus.PROCESSING);
            Page page = Payer.from("US").open(url);
            assertThat(page.html()).contains("being processed").doesNotContain("name=\"cardNumber\"");
            assertThat(server.events()).doesNotContain("payment.received");
        }

        @Test
        void a_payment_whose_answer_was_lost_is_settled_when_the_provider_tells_by_itself() {
            server.plan.deliver(Delivery.LOST);
            Payer.from("US").pay(url, ANSWER_LOST);
            assertWaits();
            assertThat(server.ledger().charges(server.scope())).isEqualTo(1);

            server.plan.deliver(Delivery.ONCE);
            server.clock.advance(Duration.ofSeconds(30));

            server.await(this::isPaid);
            assertPaidOnce();
        }

        @Test
        void a_payment_whose_answer_was_lost_is_settled_when_the_provider_is_asked_again() {
            server.plan.deliver(Delivery.LOST);
            Payer.from("US").pay(url, ANSWER_LOST);
            assertWaits();

            server.reconcileAfter(UNTIL_ASKED_AGAIN);

            server.await(this::isPaid);
            assertPaidOnce();
        }

        @Test
        void a_payment_whose_question_was_lost_is_asked_again_and_paid_once() {
            Payer.from("US").pay(url, QUESTION_LOST);
            assertWaits();
            assertThat(server.ledger().charges(server.scope())).isZero();

            server.reconcileAfter(UNTIL_ASKED_AGAIN);

            server.await(this::isPaid);
            assertPaidOnce();
        }

        @Test
        void a_charge_whose_answer_was_lost_is_processing_and_then_succeeded() {
            Payer.from("US").pay(url, Payer.VISA);
            String customer =
                    api.get("/payments/" + link.id()).data().path("customerId").asText();
            server.plan.deliver(Delivery.LOST);
            server.plan.next(Verb.CHARGE, new Fault.ErrorAfterEffect());

            Answer charge = api.post("/payments/charge", Api.charge(customer, 700));

            assertThat(charge.status()).isEqualTo(201);
            assertThat(charge.data().path("status").asText()).isEqualTo("processing");
            server.reconcileAfter(UNTIL_ASKED_AGAIN);
            server.await(() -> server.payment(charge.id()).status() == PaymentStatus.SUCCEEDED);
            assertThat(server.ledger().charges(server.scope())).isEqualTo(2);
        }

        @Test
        void a_processing_error_is_a_decline() {
            Page declined = Payer.from("US").pay(url, PROCESSING_ERROR);

            assertThat(declined.status()).isEqualTo(402);
            assertThat(api.get("/payments/" + link.id())
                            .data()
                            .at("/failure/code")
                            .asText())
                    .isEqualTo("processing_error");
        }

        @Test
        void a_disputed_payment_stays_paid_when_we_are_told() {
            Payer.from("US").pay(url, DISPUTED);

            server.await(() -> server.times(Milestone.NOTIFICATION_APPLIED) >= 2);

            assertPaidOnce();
            assertThat(server.ledger().disputes(attempt())).isEqualTo(1);
        }

        @Test
        void an_attempt_that_is_late_is_settled_when_it_comes_to_its_end() {
            server.plan.next(Verb.CHARGE, new Fault.Late());
            Payer.from("US").pay(url, Payer.VISA);
            assertWaits();
            server.reconcileAfter(UNTIL_ASKED_AGAIN);
            assertWaits();

            server.hexpay().sandbox().proceed(server.scope(), attempt());

            server.await(this::isPaid);
            assertPaidOnce();
        }

        @Test
        void notifications_that_come_twice_and_out_of_order_do_no_harm() {
            server.plan.deliver(Delivery.LOST);
            Payer.from("US").pay(url, Payer.INSUFFICIENT_FUNDS);
            TransactionId declined = attempt();
            Payer.from("US").pay(url, Payer.VISA);

            server.plan.deliver(Delivery.TWICE);
            server.plan.deliver(declined, Delivery.LAST);
            server.clock.advance(Duration.ofSeconds(30));

            server.await(() -> server.times(Milestone.NOTIFICATION_APPLIED) >= 2);
            assertThat(server.times(Milestone.NOTIFICATION_STORED)).isEqualTo(3);
            assertThat(server.times(Milestone.NOTIFICATION_APPLIED)).isEqualTo(2);
            assertPaidOnce();
            assertThat(Collections.frequency(server.events(), "payment_link.failed"))
                    .isEqualTo(1);
        }

        @Test
        void the_late_word_that_a_declined_payment_has_succeeded_is_accepted() {
            server.plan.next(Verb.CHARGE, new Fault.DeclinesFirst());
            Page declined = Payer.from("US").pay(url, Payer.VISA);
            assertThat(declined.status()).isEqualTo(402);
            assertThat(status()).isEqualTo(PaymentStatus.FAILED);
            assertThat(server.ledger().charges(server.scope())).isZero();

            server.hexpay().sandbox().proceed(server.scope(), attempt());

            server.await(this::isPaid);
            assertPaidOnce();
        }

        @Test
        void the_late_word_that_a_given_up_attempt_has_failed_does_not_undo_a_success() {
            server.plan.deliver(Delivery.LOST);
            Payer.from("US").pay(url, Payer.SECURE_ONCE);
            TransactionId givenUp = attempt();
            Payer.from("US").pay(url, Payer.VISA);
            assertPaidOnce();
            TransactionId charged = attempt();

            // That it waits for its payer, that it was given up, and that the other one has succeeded.
            server.plan.deliver(Delivery.ONCE);
            server.clock.advance(Duration.ofSeconds(30));
            server.await(() -> server.times(Milestone.NOTIFICATION_APPLIED) >= 3);

            assertPaidOnce();
            assertThat(attempt()).isEqualTo(charged).isNotEqualTo(givenUp);
        }

        @Test
        void a_late_success_settles_the_payment_while_another_attempt_is_under_way() {
            server.plan.next(Verb.CHARGE, new Fault.DeclinesFirst());
            Payer.from("US").pay(url, Payer.VISA);
            TransactionId late = attempt();
            server.await(() -> server.times(Milestone.NOTIFICATION_APPLIED) >= 1);
            CountDownLatch isAsked = new CountDownLatch(1);
            CountDownLatch mayAnswer = new CountDownLatch(1);
            server.plan.next(Verb.CHARGE, new Fault.Slow(() -> passOn(isAsked, mayAnswer), () -> {}));
            Future<Page> other = beside.begin(() -> Payer.from("US").pay(url, Payer.GENERIC_DECLINE));
            awaitOpen(isAsked);

            server.hexpay().sandbox().proceed(server.scope(), late);
            server.await(this::isPaid);
            assertPaidOnce();
            assertThat(attempt()).isEqualTo(late);

            mayAnswer.countDown();
            assertThat(AtOnce.outcome(other).status()).isEqualTo(303);
            server.clock.advance(UNTIL_ASKED_AGAIN);
            server.hexpay().useCases().reconcile().runOnce(10);
            assertPaidOnce();
            assertThat(attempt()).isEqualTo(late);
        }

        private static void passOn(CountDownLatch isAsked, CountDownLatch mayAnswer) {
            isAsked.countDown();
            awaitOpen(mayAnswer);
        }

        private static void awaitOpen(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
