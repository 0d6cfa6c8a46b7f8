package dev.hexpay.sandbox;

import static dev.hexpay.testkit.Builders.aTransactionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.ProviderNotifications.Notification;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.sandbox.SandboxFaults.Delivery;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox tells by itself, on every database. */
abstract class SandboxNotifierCases extends SandboxTestBed {
    private static final byte[] SECRET = "a secret of the test".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock();
    private final FaultPlan plan = new FaultPlan();
    private ListeningServer server;
    private SandboxNotifier notifier;

    @BeforeEach
    void listen() {
        server = new ListeningServer(new SandboxNotificationReader(SECRET, clock));
        sandbox = new SandboxProvider(books, clock, new SequentialIds()::secret, plan);
        notifier = notifier(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SandboxNotifier notifier(URI address) {
        return new SandboxNotifier(books, clock, new SandboxRecipient(address, SECRET), plan);
    }

    private List<TransactionId> heardOf() {
        return server.heard().stream().map(Notification::attempt).toList();
    }

    @Test
    void the_end_of_an_attempt_is_told_once() {
        TransactionId paid = aTransactionId();
        TransactionId declined = aTransactionId();
        pay(paid, GOOD);
        pay(declined, "4000000000000002");

        assertThat(notifier.runOnce(50)).isEqualTo(2);
        assertThat(notifier.runOnce(50)).isZero();

        assertThat(heardOf()).containsExactlyInAnyOrder(paid, declined);
        assertThat(server.heard()).allSatisfy(notification -> {
            assertThat(notification.scope()).isEqualTo(scope);
            assertThat(notification.provider()).isEqualTo("sandbox");
            assertThat(notification.eventId()).startsWith("sbx_evt_");
        });
    }

    @Test
    void each_step_of_an_attempt_is_told() {
        TransactionId asked = aTransactionId();
        pay(asked, ASKS_AT_SET_UP);
        assertThat(notifier.runOnce(50)).isEqualTo(1);

        sandbox.authenticate(scope, asked, Authentication.COMPLETED);
        assertThat(notifier.runOnce(50)).isEqualTo(1);

        pay(aTransactionId(), "4000000000000259");
        assertThat(notifier.runOnce(50)).as("success and dispute").isEqualTo(2);
    }

    @Test
    void a_verdict_is_told_once_and_a_refund_is_not() {
        TransactionId disputed = aTransactionId();
        TransactionId paid = aTransactionId();
        pay(disputed, "4000000000000259");
        pay(paid, GOOD);
        notifier.runOnce(50);
        int before = server.heard().size();

        sandbox.decide(scope, disputed, Verdict.WON);
        sandbox.decide(scope, disputed, Verdict.WON);
        sandbox.decide(scope, disputed, Verdict.LOST);
        sandbox.decide(scope, paid, Verdict.LOST);
        refund(returning(paid, 1));

        assertThat(notifier.runOnce(50)).isEqualTo(1);
        assertThat(heardOf().subList(before, before + 1)).containsExactly(disputed);
    }

    @Test
    void what_is_late_is_told_when_it_has_proceeded() {
        TransactionId late = aTransactionId();
        plan.plan(Verb.CHARGE, late, 1, new Fault.Late());
        pay(late, GOOD);
        assertThat(notifier.runOnce(50)).isZero();

        sandbox.proceed(scope, late);

        assertThat(notifier.runOnce(50)).isEqualTo(1);
    }

    @Test
    void asking_again_and_finding_tell_nothing() {
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);
        notifier.runOnce(50);

        pay(paid, GOOD);
        sandbox.find(scope, paid);
        sandbox.abandon(scope, paid);

        assertThat(notifier.runOnce(50)).isZero();
    }

    @Test
    void what_was_not_heard_is_told_again_ever_more_seldom_for_a_day_and_then_no_more() {
        server.answers(503);
        pay(aTransactionId(), GOOD);

        for (int seconds : new int[] {0, 5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 28800}) {
            if (seconds > 0) {
                clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
                assertThat(notifier.runOnce(50)).isZero();
                clock.advance(Duration.ofMillis(1));
            }
            assertThat(notifier.runOnce(50)).isEqualTo(1);
        }

        clock.advance(Duration.ofDays(10));
        assertThat(notifier.runOnce(50)).isZero();
        assertThat(server.heard()).hasSize(11);
        assertThat(server.heard())
                .extracting(Notification::eventId)
                .containsOnly(server.heard().get(0).eventId());
    }

    @Test
    void a_redirection_is_not_heard() {
        server.answers(302);
        pay(aTransactionId(), GOOD);
        notifier.runOnce(50);

        server.answers(204);
        clock.advance(Duration.ofSeconds(5));
        assertThat(notifier.runOnce(50)).isEqualTo(1);
        clock.advance(Duration.ofDays(1));
        assertThat(notifier.runOnce(50)).isZero();
    }

    @Test
    void a_server_that_is_away_is_told_when_it_is_back() {
        URI address = server.address();
        server.close();
        TransactionId paid = aTransactionId();
        pay(paid, GOOD);

        assertThat(notifier(address).runOnce(50)).isEqualTo(1);

        server = new ListeningServer(new SandboxNotificationReader(SECRET, clock));
        clock.advance(Duration.ofSeconds(5));
        assertThat(notifier(server.address()).runOnce(50)).isEqualTo(1);
        assertThat(heardOf()).containsExactly(paid);
    }

    @Test
    void several_servers_share_the_work() {
        List<TransactionId> paid =
                IntStream.range(0, 60).mapToObj(nth -> aTransactionId()).toList();
        paid.forEach(id -> pay(id, GOOD));

        List<Integer> told = AtOnce.run(4, nth -> notifier(server.address()).runOnce(50));
        int rest = notifier.runOnce(50);

        assertThat(told.stream().mapToInt(each -> each).sum() + rest).isEqualTo(60);
        assertThat(heardOf()).containsExactlyInAnyOrderElementsOf(paid);
    }

    @Test
    void no_more_is_told_at_once_than_is_wanted() {
        IntStream.range(0, 25).forEach(nth -> pay(aTransactionId(), GOOD));

        assertThat(notifier.runOnce(12)).isEqualTo(12);
        assertThat(notifier.runOnce(50)).isEqualTo(13);
    }

    @Test
    void by_plan_it_is_told_twice_or_lost_at_first_or_after_all_others() {
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

        notifier.runOnce(50);
        assertThat(heardOf()).containsExactly(twice, twice, last);

        clock.advance(Duration.ofSeconds(5));
        notifier.runOnce(50);
        assertThat(heardOf()).containsExactly(twice, twice, last, lost);
    }
}
