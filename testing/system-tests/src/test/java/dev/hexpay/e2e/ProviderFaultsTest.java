package dev.hexpay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.adapter.sandbox.Fault;
import dev.hexpay.adapter.sandbox.SandboxFaults.Delivery;
import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.e2e.ApiClient.ApiResponse;
import dev.hexpay.e2e.Payer.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With any provider fault, each payment is charged once or not at all, and our tables match the ledger. */
@EachDatabase
class ProviderFaultsTest {
    private static final String RESPONSE_LOST = "4000000000006975";
    private static final String REQUEST_LOST = "4000000000009235";
    private static final String PROCESSING_ERROR = "4000000000000119";
    private static final String DISPUTED = "4000000000000259";
    private static final Duration UNTIL_NEXT_CHECK = Duration.ofSeconds(61);

    private final TestDatabase database;
    private final Concurrently concurrently = new Concurrently();
    private ControllableServer server;
    private ApiClient api;
    private ApiResponse link;
    private String url;

    ProviderFaultsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start(@TempDir Path dataDir) {
        server = ControllableServer.start(database, dataDir);
        api = server.sandbox();
        link = api.createLink(2500);
        url = link.data().path("url").asText();
    }

    @AfterEach
    void stop() {
        concurrently.close();
        server.close();
    }

    private PaymentStatus status() {
        return server.payment(link.id()).status();
    }

    private TransactionId transactionId() {
        return server.payment(link.id()).transaction();
    }

    private boolean isPaid() {
        return status() == PaymentStatus.SUCCEEDED;
    }

    private void assertPaidOnce() {
        ApiResponse paid = api.get("/payments/" + link.id());
        assertThat(paid.data().path("status").asText()).isEqualTo("succeeded");
        assertThat(paid.data().path("invoiceId").asText()).startsWith("inv_");
        assertThat(server.ledger().charges(server.scope())).isEqualTo(1);
        assertThat(server.ledger().charges(transactionId())).isEqualTo(1);
        assertThat(server.ledger().movedMinor(transactionId()))
                .isEqualTo(paid.data().path("amountTotal").asLong());
        for (String event : List.of("payment_link.completed", "payment.received", "invoice.created")) {
            assertThat(Collections.frequency(server.events(), event)).as(event).isEqualTo(1);
        }
        assertThat(Payer.from("US").open(url).html()).contains("INV-0001");
    }

    private void assertProcessing() {
        assertThat(status()).isEqualTo(PaymentStatus.PROCESSING);
        Page page = Payer.from("US").open(url);
        assertThat(page.html()).contains("being processed").doesNotContain("name=\"cardNumber\"");
        assertThat(server.events()).doesNotContain("payment.received");
    }

    @Test
    void lost_charge_response_is_settled_by_a_notification() {
        server.faults.deliver(Delivery.LOST);
        Payer.from("US").pay(url, RESPONSE_LOST);
        assertProcessing();
        assertThat(server.ledger().charges(server.scope())).isEqualTo(1);

        server.faults.deliver(Delivery.ONCE);
        server.clock.advance(Duration.ofSeconds(30));

        server.await(this::isPaid);
        assertPaidOnce();
    }

    @Test
    void lost_charge_response_is_settled_by_the_reconciler() {
        server.faults.deliver(Delivery.LOST);
        Payer.from("US").pay(url, RESPONSE_LOST);
        assertProcessing();

        server.reconcileAfter(UNTIL_NEXT_CHECK);

        server.await(this::isPaid);
        assertPaidOnce();
    }

    @Test
    void lost_charge_request_is_retried_and_paid_once() {
        Payer.from("US").pay(url, REQUEST_LOST);
        assertProcessing();
        assertThat(server.ledger().charges(server.scope())).isZero();

        server.reconcileAfter(UNTIL_NEXT_CHECK);

        server.await(this::isPaid);
        assertPaidOnce();
    }

    @Test
    void off_session_charge_with_lost_response_is_processing_then_succeeds() {
        Payer.from("US").pay(url, Payer.VISA);
        String customer =
                api.get("/payments/" + link.id()).data().path("customerId").asText();
        server.faults.deliver(Delivery.LOST);
        server.faults.next(Operation.CHARGE, new Fault.ErrorAfterEffect());

        ApiResponse charge = api.post("/payments/charge", ApiClient.charge(customer, 700));

        assertThat(charge.status()).isEqualTo(201);
        assertThat(charge.data().path("status").asText()).isEqualTo("processing");
        server.reconcileAfter(UNTIL_NEXT_CHECK);
        server.await(() -> server.payment(charge.id()).status() == PaymentStatus.SUCCEEDED);
        assertThat(server.ledger().charges(server.scope())).isEqualTo(2);
    }

    @Test
    void processing_error_is_a_decline() {
        Page declined = Payer.from("US").pay(url, PROCESSING_ERROR);

        assertThat(declined.status()).isEqualTo(402);
        assertThat(api.get("/payments/" + link.id()).data().at("/failure/code").asText())
                .isEqualTo("processing_error");
    }

    @Test
    void disputed_payment_stays_paid() {
        Payer.from("US").pay(url, DISPUTED);

        server.await(() -> server.hits(Failpoint.NOTIFICATION_APPLIED) >= 2);

        assertPaidOnce();
        assertThat(server.ledger().disputes(transactionId())).isEqualTo(1);
    }

    @Test
    void delayed_transaction_is_settled_when_it_completes() {
        server.faults.next(Operation.CHARGE, new Fault.Delayed());
        Payer.from("US").pay(url, Payer.VISA);
        assertProcessing();
        server.reconcileAfter(UNTIL_NEXT_CHECK);
        assertProcessing();

        server.hexpay().sandbox().completeDelayed(server.scope(), transactionId());

        server.await(this::isPaid);
        assertPaidOnce();
    }

    @Test
    void duplicate_and_reordered_notifications_change_nothing() {
        server.faults.deliver(Delivery.LOST);
        Payer.from("US").pay(url, Payer.INSUFFICIENT_FUNDS);
        TransactionId declined = transactionId();
        Payer.from("US").pay(url, Payer.VISA);

        server.faults.deliver(Delivery.TWICE);
        server.faults.deliver(declined, Delivery.LAST);
        server.clock.advance(Duration.ofSeconds(30));

        server.await(() -> server.hits(Failpoint.NOTIFICATION_APPLIED) >= 2);
        assertThat(server.hits(Failpoint.NOTIFICATION_STORED)).isEqualTo(3);
        assertThat(server.hits(Failpoint.NOTIFICATION_APPLIED)).isEqualTo(2);
        assertPaidOnce();
        assertThat(Collections.frequency(server.events(), "payment_link.failed"))
                .isEqualTo(1);
    }

    @Test
    void late_confirmation_of_a_declined_payment_is_accepted() {
        server.faults.next(Operation.CHARGE, new Fault.DeclinedThenSucceeds());
        Page declined = Payer.from("US").pay(url, Payer.VISA);
        assertThat(declined.status()).isEqualTo(402);
        assertThat(status()).isEqualTo(PaymentStatus.FAILED);
        assertThat(server.ledger().charges(server.scope())).isZero();

        server.hexpay().sandbox().completeDelayed(server.scope(), transactionId());

        server.await(this::isPaid);
        assertPaidOnce();
    }

    @Test
    void late_failure_of_a_canceled_transaction_does_not_undo_a_success() {
        server.faults.deliver(Delivery.LOST);
        Payer.from("US").pay(url, Payer.AUTHENTICATION_ONCE);
        TransactionId canceled = transactionId();
        Payer.from("US").pay(url, Payer.VISA);
        assertPaidOnce();
        TransactionId charged = transactionId();

        // Three notifications: action required, canceled, and the success of the other transaction.
        server.faults.deliver(Delivery.ONCE);
        server.clock.advance(Duration.ofSeconds(30));
        server.await(() -> server.hits(Failpoint.NOTIFICATION_APPLIED) >= 3);

        assertPaidOnce();
        assertThat(transactionId()).isEqualTo(charged).isNotEqualTo(canceled);
    }

    @Test
    void late_confirmation_settles_the_payment_during_another_transaction() {
        server.faults.next(Operation.CHARGE, new Fault.DeclinedThenSucceeds());
        Payer.from("US").pay(url, Payer.VISA);
        TransactionId late = transactionId();
        server.await(() -> server.hits(Failpoint.NOTIFICATION_APPLIED) >= 1);
        CountDownLatch isCalled = new CountDownLatch(1);
        CountDownLatch mayRespond = new CountDownLatch(1);
        server.faults.next(Operation.CHARGE, new Fault.Slow(() -> signalAndWait(isCalled, mayRespond), () -> {}));
        Future<Page> other = concurrently.submit(() -> Payer.from("US").pay(url, Payer.GENERIC_DECLINE));
        await(isCalled);

        server.hexpay().sandbox().completeDelayed(server.scope(), late);
        server.await(this::isPaid);
        assertPaidOnce();
        assertThat(transactionId()).isEqualTo(late);

        mayRespond.countDown();
        assertThat(Concurrently.resultOf(other).status()).isEqualTo(303);
        server.clock.advance(UNTIL_NEXT_CHECK);
        server.hexpay().ports().jobs().reconcilePayments().runOnce(10);
        assertPaidOnce();
        assertThat(transactionId()).isEqualTo(late);
    }

    private static void signalAndWait(CountDownLatch isCalled, CountDownLatch mayRespond) {
        isCalled.countDown();
        await(mayRespond);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
