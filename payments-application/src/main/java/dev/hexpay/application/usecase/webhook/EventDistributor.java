package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a delivery of each recorded event for every endpoint that subscribes to it and was active when it occurred. Events and
 * deliveries of a scope are changed in one unit of work, so that no event is left out or distributed twice.
 */
public final class EventDistributor implements Job {
    private final UnitOfWork unitOfWork;
    private final Outbox outbox;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final IdSource ids;
    private final Failpoints failpoints;
    private final InstantSource clock;

    public EventDistributor(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.outbox = out.store().outbox();
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
        this.ids = out.crypto().ids();
        this.failpoints = out.failpoints();
        this.clock = out.clock();
    }

    @Override
    public int runOnce(int limit) {
        int distributed = 0;
        for (Map.Entry<Scope, List<EventId>> found :
                Scoped.byScope(outbox.undistributed(limit)).entrySet()) {
            distributed += unitOfWork.inTransaction(() -> distribute(found.getKey(), found.getValue()));
        }
        return distributed;
    }

    private int distribute(Scope scope, List<EventId> ids) {
        List<EventRecord> events = outbox.lockUndistributed(scope, ids);
        makeDeliveries(scope, events);
        outbox.markDistributed(scope, events);
        failpoints.hit(Failpoint.DISTRIBUTE_UNCOMMITTED);
        return events.size();
    }

    private void makeDeliveries(Scope scope, List<EventRecord> events) {
        Instant now = clock.instant();
        List<WebhookDelivery> made = new ArrayList<>();
        Set<WebhookEndpointId> woken = new LinkedHashSet<>();
        for (WebhookEndpoint endpoint : endpoints.all(scope)) {
            for (EventRecord event : events) {
                if (endpoint.receives(event.ref().name(), event.event().occurredAt())) {
                    made.add(WebhookDelivery.of(
                            new WebhookDeliveryId(ids.next(IdKind.WEBHOOK_DELIVERY, now)),
                            endpoint.id(),
                            event.ref(),
                            now));
                    woken.add(endpoint.id());
                }
            }
        }
        // First: a retry and a replay lock the endpoint before they write deliveries, too.
        endpoints.wake(scope, woken, now);
        deliveries.insertIfAbsent(scope, made);
    }
}
