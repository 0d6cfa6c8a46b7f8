package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.port.in.webhook.ReplayEvents;
import dev.hexpay.application.port.in.webhook.RetryDelivery;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Starts deliveries again: one, or those of all events of a time. */
public final class RestartDeliveryHandlers implements RetryDelivery, ReplayEvents {
    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Outbox outbox;
    private final IdSource ids;
    private final InstantSource clock;

    public RestartDeliveryHandlers(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
        this.outbox = out.store().outbox();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public WebhookDelivery retry(Scope scope, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        return unitOfWork.inTransaction(() -> {
            WebhookEndpoint locked = lock(scope, endpoint);
            Instant now = clock.instant();
            WebhookDelivery delivery =
                    deliveries.find(scope, locked.id(), id).orElseThrow(IdKind.WEBHOOK_DELIVERY::notFound);
            if (outbox.find(scope, delivery.event()).isEmpty()) {
                throw PaymentsException.of(
                        ErrorCode.NOT_FOUND,
                        "The event of this delivery is not in the event log: it was a test, or it is too old.");
            }
            WebhookDelivery restarted = delivery.restarted(now);
            deliveries.saveAll(scope, List.of(restarted));
            endpoints.wake(scope, Set.of(locked.id()), now);
            return restarted;
        });
    }

    @Override
    public int replay(Scope scope, WebhookEndpointId endpoint, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw PaymentsException.invalid("to", "must be after from");
        }
        return unitOfWork.inTransaction(() -> {
            WebhookEndpoint locked = lock(scope, endpoint);
            List<EventRecord> events = outbox.between(scope, from, to, MAX_EVENTS + 1);
            if (events.size() > MAX_EVENTS) {
                throw PaymentsException.invalid(
                        "to", "must be earlier: there are more than " + MAX_EVENTS + " events in this time");
            }
            return restart(
                    scope,
                    locked,
                    events.stream()
                            .filter(event -> locked.subscribesTo(event.ref().name()))
                            .toList());
        });
    }

    private int restart(Scope scope, WebhookEndpoint endpoint, List<EventRecord> events) {
        Instant now = clock.instant();
        List<EventId> eventIds = events.stream().map(EventRecord::id).toList();
        List<WebhookDelivery> known = deliveries.of(scope, endpoint.id(), eventIds);
        deliveries.saveAll(
                scope, known.stream().map(delivery -> delivery.restarted(now)).toList());
        deliveries.insertIfAbsent(
                scope,
                events.stream()
                        .map(event -> WebhookDelivery.of(
                                new WebhookDeliveryId(ids.next(IdKind.WEBHOOK_DELIVERY, now)),
                                endpoint.id(),
                                event.ref(),
                                now))
                        .toList());
        endpoints.wake(scope, Set.of(endpoint.id()), now);
        return events.size();
    }

    private WebhookEndpoint lock(Scope scope, WebhookEndpointId id) {
        return endpoints.lock(scope, id).orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound);
    }
}
