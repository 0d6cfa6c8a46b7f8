package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends due deliveries. It leases one endpoint at a time and sends a few of its deliveries at once, of those about one object
 * the earliest only. An endpoint whose last attempt failed or was slow gets one request at a time, from other workers.
 */
public final class WebhookDeliverer implements Job {
    /** How many requests a healthy endpoint gets at the same time. */
    public static final int AT_ONCE = 8;

    /** Longer than all requests of one endpoint take. */
    private static final Duration LEASE = WebhookSender.TIMEOUT.multipliedBy(3);

    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Outbox outbox;
    private final WebhookSender sender;
    private final WebhookRequests requests;
    private final AttemptRecorder recorder;
    private final Failpoints failpoints;
    private final InstantSource clock;
    private final Lane lane;

    /** Serves the endpoints of this lane. */
    public WebhookDeliverer(OutPorts out, Lane lane) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
        this.outbox = out.store().outbox();
        this.sender = out.webhookSender();
        this.requests = new WebhookRequests(out.crypto().encryptor());
        this.recorder = new AttemptRecorder(out);
        this.failpoints = out.failpoints();
        this.clock = out.clock();
        this.lane = lane;
    }

    @Override
    public int runOnce(int limit) {
        if (unitOfWork.isOpen() || unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException("Webhooks are sent outside of a transaction.");
        }
        int served = 0;
        while (served < limit && serveNext()) {
            served++;
        }
        return served;
    }

    private boolean serveNext() {
        Instant now = clock.instant();
        Instant leasedUntil = now.plus(LEASE);
        Optional<Scoped<WebhookEndpoint>> leased = endpoints.lease(lane, now, leasedUntil);
        leased.ifPresent(endpoint -> serve(
                new AttemptRecorder.Lease(endpoint.scope(), endpoint.value().id(), leasedUntil),
                endpoint.value(),
                now));
        return leased.isPresent();
    }

    private void serve(AttemptRecorder.Lease lease, WebhookEndpoint endpoint, Instant now) {
        Scope scope = lease.scope();
        List<WebhookDelivery> due = deliveries.due(scope, endpoint.id(), now, lane == Lane.HEALTHY ? AT_ONCE : 1);
        List<Sendable> sendable = sendable(scope, due);
        List<WebhookSender.Request> toSend = sendable.stream()
                .map(one -> requests.of(scope, endpoint, one.event(), now))
                .toList();
        failpoints.hit(Failpoint.WEBHOOK_LEASED);
        List<Sent> sent = toSend.isEmpty() ? List.of() : sender.send(scope.mode(), toSend);
        failpoints.hit(Failpoint.WEBHOOK_SENT);
        List<AttemptRecorder.Attempted> attempted = new ArrayList<>();
        for (int i = 0; i < sendable.size(); i++) {
            attempted.add(new AttemptRecorder.Attempted(sendable.get(i).delivery(), now, sent.get(i)));
        }
        List<WebhookDelivery> withoutEvent = new ArrayList<>(due);
        withoutEvent.removeAll(sendable.stream().map(Sendable::delivery).toList());
        recorder.record(lease, attempted, withoutEvent);
    }

    private record Sendable(WebhookDelivery delivery, EventRecord event) {}

    /** Those whose event is still in the event log. */
    private List<Sendable> sendable(Scope scope, List<WebhookDelivery> due) {
        Map<EventId, EventRecord> events =
                outbox.findAll(scope, due.stream().map(WebhookDelivery::event).toList()).stream()
                        .collect(Collectors.toMap(EventRecord::id, Function.identity()));
        List<Sendable> sendable = new ArrayList<>();
        for (WebhookDelivery delivery : due) {
            EventRecord event = events.get(delivery.event());
            if (event != null) {
                sendable.add(new Sendable(delivery, event));
            }
        }
        return sendable;
    }
}
