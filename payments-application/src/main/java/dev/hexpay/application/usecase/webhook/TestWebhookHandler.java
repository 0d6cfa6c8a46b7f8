package dev.hexpay.application.usecase.webhook;

import dev.hexpay.application.event.EventBody;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.port.in.webhook.TestWebhook;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.application.port.out.WebhookSender.Sent;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookDelivery.EventRef;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Sends a sample event to an endpoint and records the attempt, which is never repeated. */
public final class TestWebhookHandler implements TestWebhook {
    private final UnitOfWork unitOfWork;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final Outbox outbox;
    private final WebhookSender sender;
    private final WebhookRequests requests;
    private final IdSource ids;
    private final InstantSource clock;

    public TestWebhookHandler(OutPorts out) {
        this.unitOfWork = out.store().unitOfWork();
        this.endpoints = out.store().webhookEndpoints();
        this.deliveries = out.store().webhookDeliveries();
        this.outbox = out.store().outbox();
        this.sender = out.webhookSender();
        this.requests = new WebhookRequests(out.crypto().encryptor());
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public Result test(Scope scope, WebhookEndpointId id) {
        if (unitOfWork.isOpen() || unitOfWork.isInHostTransaction()) {
            throw new IllegalStateException("A webhook is sent outside of a transaction.");
        }
        WebhookEndpoint endpoint = endpoints.find(scope, id).orElseThrow(IdKind.WEBHOOK_ENDPOINT::notFound);
        Instant now = clock.instant();
        EventBody sample = sampleFor(endpoint, now);
        Sent sent = sender.send(scope.mode(), List.of(requests.of(scope, endpoint, sample, now)))
                .get(0);
        WebhookDelivery delivery =
                recorded(scope, id, sample, new DeliveryAttempt(1, now, sent.duration(), sent.result()));
        return new Result(
                delivery.id(), delivery.state() instanceof Succeeded succeeded ? succeeded.succeededAt() : null);
    }

    private WebhookDelivery recorded(Scope scope, WebhookEndpointId id, EventBody sample, DeliveryAttempt attempt) {
        Instant now = clock.instant();
        WebhookDelivery attempted = WebhookDelivery.of(
                        new WebhookDeliveryId(ids.next(IdKind.WEBHOOK_DELIVERY, attempt.startedAt())),
                        id,
                        new EventRef(sample.id(), sample.name(), new Position(0, null)),
                        attempt.startedAt())
                .attempted(attempt.result(), now);
        WebhookDelivery ended = attempted.isSucceeded() ? attempted : attempted.ended(now);
        unitOfWork.inTransaction(() -> endpoints.lock(scope, id).map(endpoint -> {
            deliveries.insertIfAbsent(scope, List.of(ended));
            deliveries.log(scope, ended.id(), attempt);
            return ended;
        }));
        return ended;
    }

    /** Of an event that this server sends, if the endpoint subscribes to one. */
    private EventBody sampleFor(WebhookEndpoint endpoint, Instant now) {
        EventId id = new EventId(ids.next(IdKind.EVENT, now));
        return endpoint.settings().events().stream()
                .flatMap(name -> EventType.named(name.value()).stream())
                .findFirst()
                .map(type -> new EventBody(id, type.publishedName(), now, outbox.render(SampleEvents.of(type, now))))
                .orElseGet(() ->
                        new EventBody(id, endpoint.settings().events().get(0).value(), now, "{}"));
    }
}
