package dev.hexpay.application.usecase.job;

import dev.hexpay.application.policy.Retention;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.operator.OperatorSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Deletes rows past their retention: idempotency records after their window, processed notifications, login links and
 * sessions of operators that have ended, events with their deliveries, and what receivers of webhooks have answered.
 */
public final class RetentionCleanup implements Job {
    /** Providers repeat a notification for days; a repeated one must still be recognized. */
    private static final Duration NOTIFICATION_RETENTION = Duration.ofDays(30);

    private final IdempotencyKeys keys;
    private final ProviderNotifications notifications;
    private final Outbox outbox;
    private final WebhookDeliveries deliveries;
    private final LoginLinks loginLinks;
    private final OperatorSessions sessions;
    private final Retention retention;
    private final InstantSource clock;

    public RetentionCleanup(OutPorts out, Retention retention) {
        this.keys = out.store().idempotencyKeys();
        this.notifications = out.store().notifications();
        this.outbox = out.store().outbox();
        this.deliveries = out.store().webhookDeliveries();
        this.loginLinks = out.store().loginLinks();
        this.sessions = out.store().operatorSessions();
        this.retention = retention;
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        Instant oldest = now.minus(retention.events()).minus(Retention.LONGEST_DELIVERY);
        return inSteps(
                limit,
                List.of(
                        left -> keys.deleteExpired(now.minus(IdempotentExecution.WINDOW), left),
                        left -> notifications.deleteProcessed(now.minus(NOTIFICATION_RETENTION), left),
                        left -> loginLinks.deleteExpired(now, left),
                        left -> sessions.deleteUnused(now.minus(OperatorSession.IDLE), left),
                        left -> deliveries.deleteExcerpts(now.minus(retention.excerpts()), left),
                        left -> deliveries.deleteCreatedBefore(oldest, left),
                        left -> outbox.deleteDistributed(oldest, left)));
    }

    private static int inSteps(int limit, List<IntUnaryOperator> steps) {
        int deleted = 0;
        for (IntUnaryOperator step : steps) {
            deleted += step.applyAsInt(limit - deleted);
        }
        return deleted;
    }
}
