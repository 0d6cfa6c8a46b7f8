package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.adapter.sandbox.SandboxFaults.Delivery;
import dev.hexpay.adapter.sandbox.SandboxFaults.Operation;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.application.port.out.ProviderNotifications.OfTransaction;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delivery of notifications, on every database. */
abstract class NotificationSenderCases extends SandboxTestBed {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock();
    private final FaultPlan plan = new FaultPlan();
    private NotificationServer server;
    private NotificationSender sender;

    @BeforeEach
    void listen() {
        server = new NotificationServer(new SandboxNotificationReader(SECRET, clock));
        sandbox = new SandboxProvider(SandboxDatabase.open(dataSource), clock, new SequentialIds()::secret, plan);
        sender = sender(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private NotificationSender sender(URI address) {
        return new NotificationSender(
                SandboxDatabase.open(dataSource), clock, new HttpNotificationClient(address, SECRET), plan);
    }

    private List<TransactionId> receivedTransactions() {
        return server.received().stream()
                .map(notification -> subjectOf(notification).id())
                .toList();
    }

    private static OfTransaction subjectOf(Notification notification) {
        return (OfTransaction) notification.subject();
    }

    @Test
    void final_result_is_sent_once() {
        TransactionId paid = aTransactionId();
        TransactionId declined = aTransactionId();
        pay(paid, GOOD);
        pay(declined, "4000000000000002");

        assertThat(sender.runOnce(50)).isEqualTo(2);
        assertThat(sender.runOnce(50)).isZero();

        assertThat(receivedTransactions()).containsExactlyInAnyOrder(paid, declined);
        assertThat(server.received()).allSatisfy(notification -> {
            assertThat(subjectOf(notification).scope()).isEqualTo(scope);
            assertThat(notification.provider()).isEqualTo("sandbox");
            assertThat(notification.eventId()).startsWith("sbx_evt_");
        });
    }

    @Test
    void each_step_of_a_charge_is_sent() {
        TransactionId transaction = aTransactionId();
        pay(transaction, AUTHENTICATES_AT_SETUP);
        assertThat(sender.runOnce(50)).isEqualTo(1);

        sandbox.authenticate(scope, aChargeRequest(transaction), AuthenticationOutcome.COMPLETED);
        assertThat(sender.runOnce(50)).isEqualTo(1);

        pay(aTransactionId(), "4000000000000259");
        assertThat(sender.runOnce(50)).as("success and dispute").isEqualTo(2);
    }

    @Test
    void dispute_outcome_is_sent_once_and_a_refund_is_not() {
        TransactionId disputed = aTransactionId();
        TransactionId paid = aTransactionId();
        pay(disputed, "4000000000000259");
        pay(paid, GOOD);
        sender.runOnce(50);
        int before = server.received().size();

        sandbox.resolve(scope, disputed, DisputeOutcome.WON);
        sandbox.resolve(scope, disputed, DisputeOutcome.WON);
        sandbox.resolve(scope, disputed, DisputeOutcome.LOST);
        sandbox.resolve(scope, paid, DisputeOutcome.LOST);
        refund(refundRequest(paid, 1));

        assertThat(sender.runOnce(50)).isEqualTo(1);
        assertThat(receivedTransactions().subList(before, before + 1)).containsExactly(disputed);
    }

    @Test
    void delayed_result_is_sent_when_it_completes() {
        TransactionId delayed = aTransactionId();
        plan.plan(Operation.CHARGE, delayed, 1, new Fault.Delayed());
        pay(delayed, GOOD);
        assertThat(sender.runOnce(50)).isZero();

        sandbox.completeDelayed(scope, delayed);

        assertThat(sender.runOnce(50)).isEqualTo(1);
    }

    @Test
    void repeated_calls_and_lookups_send_nothing() {
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);
        sender.runOnce(50);

        pay(paid, GOOD);
        sandbox.find(scope, aChargeRequest(paid));
        sandbox.cancel(scope, aChargeRequest(paid));

        assertThat(sender.runOnce(50)).isZero();
    }

    @Test
    void failed_delivery_is_retried_with_growing_delays_for_a_day() {
        server.respondWith(503);
        pay(aTransactionId(), GOOD);

        for (int seconds : new int[] {0, 5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 28800}) {
            if (seconds > 0) {
                clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
                assertThat(sender.runOnce(50)).isZero();
                clock.advance(Duration.ofMillis(1));
            }
            assertThat(sender.runOnce(50)).isEqualTo(1);
        }

        clock.advance(Duration.ofDays(10));
        assertThat(sender.runOnce(50)).isZero();
        assertThat(server.received()).hasSize(11);
        assertThat(server.received())
                .extracting(Notification::eventId)
                .containsOnly(server.received().get(0).eventId());
    }

    @Test
    void redirect_is_not_a_delivery() {
        server.respondWith(302);
        pay(aTransactionId(), GOOD);
        sender.runOnce(50);

        server.respondWith(204);
        clock.advance(Duration.ofSeconds(5));
        assertThat(sender.runOnce(50)).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(sender.runOnce(50)).isZero();
    }

    @Test
    void unreachable_server_gets_the_notification_when_it_is_back() {
        URI address = server.address();
        server.close();
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);

        assertThat(sender(address).runOnce(50)).isEqualTo(1);

        server = new NotificationServer(new SandboxNotificationReader(SECRET, clock));
        clock.advance(Duration.ofSeconds(5));
        assertThat(sender(server.address()).runOnce(50)).isEqualTo(1);
        assertThat(receivedTransactions()).containsExactly(paid);
    }

    @Test
    void concurrent_senders_share_the_work() {
        List<TransactionId> paid =
                IntStream.range(0, 60).mapToObj(nth -> aTransactionId()).toList();
        paid.forEach(id -> pay(id, GOOD));

        List<Integer> sent = Concurrently.run(4, nth -> sender(server.address()).runOnce(50));
        int rest = sender.runOnce(50);

        assertThat(sent.stream().mapToInt(each -> each).sum() + rest).isEqualTo(60);
        assertThat(receivedTransactions()).containsExactlyInAnyOrderElementsOf(paid);
    }

    @Test
    void locked_notification_delays_only_itself() {
        TransactionId locked = aTransactionId();
        TransactionId other = aTransactionId();
        pay(locked, GOOD);
        clock.advance(Duration.ofMillis(1));
        pay(other, GOOD);
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.useHandle(NotificationSenderCases::shortenWaits);

        jdbi.useTransaction(handle -> {
            handle.execute(
                    "UPDATE hexpay.sandbox_notifications SET tries = tries WHERE transaction_id = ?", locked.value());
            assertThat(sender.runOnce(50)).isEqualTo(1);
            assertThat(receivedTransactions()).containsExactly(other);
            assertThatThrownBy(() -> sender.runOnce(50)).isInstanceOf(UnableToExecuteStatementException.class);
        });

        assertThat(sender.runOnce(50)).isEqualTo(1);
        assertThat(receivedTransactions()).containsExactly(other, locked);
    }

    private static void shortenWaits(Handle handle) {
        boolean isH2 =
                handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("H2");
        handle.execute(
                isH2
                        ? "SET DEFAULT_LOCK_TIMEOUT 100"
                        : "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = 100', current_database()); END $$");
    }

    @Test
    void sends_no_more_than_the_limit() {
        IntStream.range(0, 25).forEach(nth -> pay(aTransactionId(), GOOD));

        assertThat(sender.runOnce(12)).isEqualTo(12);
        assertThat(sender.runOnce(50)).isEqualTo(13);
    }

    @Test
    void planned_delivery_is_duplicated_lost_or_last() {
        TransactionId twice = aTransactionId();
        TransactionId lost = aTransactionId();
        TransactionId last = aTransactionId();
        plan.deliverFirst(twice, Delivery.TWICE);
        plan.deliverFirst(lost, Delivery.LOST);
        plan.deliverFirst(last, Delivery.LAST);
        pay(last, GOOD);
        clock.advance(Duration.ofMillis(1));
        pay(twice, GOOD);
        pay(lost, GOOD);

        sender.runOnce(50);
        assertThat(receivedTransactions()).containsExactly(twice, twice, last);

        clock.advance(Duration.ofSeconds(5));
        sender.runOnce(50);
        assertThat(receivedTransactions()).containsExactly(twice, twice, last, lost);
    }
}
