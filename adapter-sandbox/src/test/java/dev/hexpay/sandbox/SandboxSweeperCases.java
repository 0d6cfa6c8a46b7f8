package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox forgets, on every database. */
abstract class SandboxSweeperCases extends SandboxTestBed {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final SettableClock clock = new SettableClock();
    private SandboxSweeper sweeper;

    @BeforeEach
    void sweep() {
        // Any plan has every question counted, this one as well, by which nothing goes wrong.
        sandbox = new SandboxProvider(books, clock, new SequentialIds()::secret, new FaultPlan());
        sweeper = new SandboxSweeper(books, clock);
    }

    @Test
    void what_was_told_and_asked_is_forgotten_after_a_week_and_not_before() {
        pay(aTransactionId(), GOOD);
        tellAll();

        clock.advance(A_WEEK);
        assertThat(sweeper.runOnce(50)).isZero();
        assertThat(rows("sandbox_notifications")).isEqualTo(1);
        assertThat(rows("sandbox_questions")).isEqualTo(1);

        clock.advance(A_MOMENT);
        assertThat(sweeper.runOnce(50)).isEqualTo(2);
        assertThat(rows("sandbox_notifications")).isZero();
        assertThat(rows("sandbox_questions")).isZero();
        assertThat(sweeper.runOnce(50)).isZero();
    }

    @Test
    void what_is_still_to_be_told_stays_however_old_it_is() {
        pay(aTransactionId(), GOOD);
        clock.advance(A_WEEK.multipliedBy(10));

        sweeper.runOnce(50);
        assertThat(rows("sandbox_notifications")).isEqualTo(1);

        tellAll();
        sweeper.runOnce(50);
        assertThat(rows("sandbox_notifications")).isZero();
    }

    @Test
    void what_is_asked_again_stays_counted() {
        TransactionId asked = aTransactionId();
        pay(asked, GOOD);
        clock.advance(A_WEEK.plus(A_MOMENT));
        pay(asked, GOOD);

        sweeper.runOnce(50);

        assertThat(rows("sandbox_questions")).isEqualTo(1);
    }

    @Test
    void attempts_and_what_moved_stay() {
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);
        tellAll();
        clock.advance(A_WEEK.plus(A_MOMENT));

        sweeper.runOnce(50);

        assertThat(ledger.charges(paid)).isEqualTo(1);
        assertThat(sandbox.find(scope, paid)).isInstanceOf(Succeeded.class);
    }

    @Test
    void no_more_is_forgotten_at_once_than_is_wanted() {
        for (int nth = 0; nth < 5; nth++) {
            pay(aTransactionId(), GOOD);
        }
        tellAll();
        clock.advance(A_WEEK.plus(A_MOMENT));

        assertThat(sweeper.runOnce(3)).isEqualTo(3);
        assertThat(sweeper.runOnce(6)).isEqualTo(6);
        assertThat(sweeper.runOnce(6)).isEqualTo(1);
    }

    private void tellAll() {
        try (ListeningServer server = new ListeningServer(new SandboxNotificationReader(SECRET, clock))) {
            SandboxRecipient recipient = new SandboxRecipient(server.address(), SECRET);
            new SandboxNotifier(books, clock, recipient, new FaultPlan()).runOnce(50);
        }
    }

    private int rows(String table) {
        return Jdbi.create(books)
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
