package dev.hexpay.adapter.sandbox;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The retention of the sandbox tables, on every database. */
abstract class SandboxCleanupCases extends SandboxTestBed {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final SettableClock clock = new SettableClock();
    private SandboxRetentionCleanup cleanup;

    @BeforeEach
    void createCleanup() {
        // Calls are counted only with a fault plan; this plan has no faults.
        sandbox = new SandboxProvider(
                SandboxDatabase.open(dataSource), clock, new SequentialIds()::secret, new FaultPlan());
        cleanup = new SandboxRetentionCleanup(SandboxDatabase.open(dataSource), clock);
    }

    @Test
    void sent_notifications_and_call_counts_are_deleted_after_a_week() {
        pay(aTransactionId(), GOOD);
        sendAll();

        clock.advance(A_WEEK);
        assertThat(cleanup.runOnce(50)).isZero();
        assertThat(rows("sandbox_notifications")).isEqualTo(1);
        assertThat(rows("sandbox_questions")).isEqualTo(1);

        clock.advance(A_MOMENT);
        assertThat(cleanup.runOnce(50)).isEqualTo(2);
        assertThat(rows("sandbox_notifications")).isZero();
        assertThat(rows("sandbox_questions")).isZero();
        assertThat(cleanup.runOnce(50)).isZero();
    }

    @Test
    void undelivered_notification_is_kept_at_any_age() {
        pay(aTransactionId(), GOOD);
        clock.advance(A_WEEK.multipliedBy(10));

        cleanup.runOnce(50);
        assertThat(rows("sandbox_notifications")).isEqualTo(1);

        sendAll();
        cleanup.runOnce(50);
        assertThat(rows("sandbox_notifications")).isZero();
    }

    @Test
    void call_count_of_a_repeated_call_is_kept() {
        TransactionId transaction = aTransactionId();
        pay(transaction, GOOD);
        clock.advance(A_WEEK.plus(A_MOMENT));
        pay(transaction, GOOD);

        cleanup.runOnce(50);

        assertThat(rows("sandbox_questions")).isEqualTo(1);
    }

    @Test
    void charges_and_moved_money_are_kept() {
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);
        sendAll();
        clock.advance(A_WEEK.plus(A_MOMENT));

        cleanup.runOnce(50);

        assertThat(ledger.charges(paid)).isEqualTo(1);
        assertThat(sandbox.find(scope, aChargeRequest(paid))).isInstanceOf(Succeeded.class);
    }

    @Test
    void deletes_no_more_rows_than_the_limit() {
        for (int nth = 0; nth < 5; nth++) {
            pay(aTransactionId(), GOOD);
        }
        sendAll();
        clock.advance(A_WEEK.plus(A_MOMENT));

        assertThat(cleanup.runOnce(3)).isEqualTo(3);
        assertThat(cleanup.runOnce(6)).isEqualTo(6);
        assertThat(cleanup.runOnce(6)).isEqualTo(1);
    }

    private void sendAll() {
        try (NotificationServer server = new NotificationServer(new SandboxNotificationReader(SECRET, clock))) {
            HttpNotificationClient client = new HttpNotificationClient(server.address(), SECRET);
            new NotificationSender(SandboxDatabase.open(dataSource), clock, client, new FaultPlan()).runOnce(50);
        }
    }

    private int rows(String table) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM hexpay." + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
