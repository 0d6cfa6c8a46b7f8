package dev.hexpay.simulator;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventType;
import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.application.port.out.WebhookSender.Request;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EventName;
import dev.hexpay.domain.webhook.SignedEvent;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.domain.webhook.WebhookSecret;
import dev.hexpay.domain.webhook.WebhookSignature;
import dev.hexpay.testkit.FakeEncryptor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Programming errors in the distribution and delivery of events. */
final class WebhookMutations {
    private WebhookMutations() {}

    /** Events are marked as distributed although the unit of work that makes their deliveries rolls back. */
    static OutPorts markedOutside(OutPorts ports, Simulation simulation) {
        Set<EventId> marked = new HashSet<>();
        return Sabotage.in(ports, Outbox.class, call -> {
            if (call.is("markDistributed")) {
                ((Collection<?>) call.arg(1, Collection.class))
                        .forEach(event -> marked.add(((EventRecord) event).id()));
            } else if (call.is("undistributed")) {
                return ((List<?>) call.proceedWith(BackgroundJobs.ALL))
                        .stream()
                                .filter(event -> !marked.contains(((Scoped<?>) event).value()))
                                .limit(call.arg(0, Integer.class))
                                .toList();
            }
            return call.proceed();
        });
    }

    /** Only the first endpoint of a scope gets a delivery. */
    static OutPorts secondEndpointLeftOut(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookEndpoints.class,
                call -> call.is("all")
                        ? ((List<?>) call.proceed()).stream().limit(1).toList()
                        : call.proceed());
    }

    /** The filter of an endpoint is ignored. */
    static OutPorts filterIgnored(OutPorts ports, Simulation simulation) {
        List<EventName> all = Arrays.stream(EventType.values())
                .map(type -> new EventName(type.publishedName()))
                .toList();
        return Sabotage.in(
                ports,
                WebhookEndpoints.class,
                call -> call.is("all")
                        ? ((List<?>) call.proceed())
                                .stream()
                                        .map(endpoint -> (WebhookEndpoint) endpoint)
                                        .map(endpoint -> endpoint.withSettings(new WebhookEndpoint.Settings(
                                                endpoint.settings().url(), all, null, null)))
                                        .toList()
                        : call.proceed());
    }

    /** A lease ends at once. */
    static OutPorts leasedTwice(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookEndpoints.class,
                call -> call.is("lease")
                        ? call.proceedWith(
                                call.arg(0, Object.class), call.arg(1, Object.class), call.arg(1, Object.class))
                        : call.proceed());
    }

    /** Pending deliveries of a disabled endpoint are sent. */
    static OutPorts disabledIsServed(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, WebhookEndpoints.class, call -> {
            if (!call.is("lease")) {
                return call.proceed();
            }
            Optional<Scoped<WebhookEndpoint>> disabled = simulation.webhooks().endpoints().stream()
                    .filter(endpoint ->
                            !endpoint.isActive() && endpoint.current().isPresent())
                    .filter(endpoint -> hasDue(simulation, endpoint))
                    .findFirst()
                    .map(endpoint ->
                            new Scoped<>(endpoint.scope(), endpoint.current().orElseThrow()));
            return disabled.isPresent() ? disabled : call.proceed();
        });
    }

    private static boolean hasDue(Simulation simulation, TrackedEndpoint endpoint) {
        return simulation
                .store()
                .webhookDeliveries()
                .nextDueAt(endpoint.scope(), endpoint.id())
                .filter(due -> !due.isAfter(simulation.clock().instant()))
                .isPresent();
    }

    /** A replay starts known deliveries again, and makes none of events that occurred while the endpoint was disabled. */
    static OutPorts replayOfKnownOnly(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookDeliveries.class,
                call -> call.is("insertIfAbsent") && Sabotage.isCalledBy("RestartDeliveryHandlers")
                        ? null
                        : call.proceed());
    }

    /** No event is recorded while an endpoint of the scope is disabled. */
    static OutPorts notRecordedWhileDisabled(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                Outbox.class,
                call -> call.is("append")
                                && simulation.store().webhookEndpoints().all(call.arg(0, Scope.class)).stream()
                                        .anyMatch(endpoint -> !endpoint.isActive())
                        ? null
                        : call.proceed());
    }

    /** Each repetition of an event has an id of its own, and a valid signature. */
    static OutPorts newIdPerAttempt(OutPorts ports, Simulation simulation) {
        Set<String> sent = new HashSet<>();
        return Sabotage.in(
                ports,
                WebhookSender.class,
                call -> call.is("send")
                        ? call.proceedWith(
                                call.arg(0, Object.class),
                                ((List<?>) call.arg(1, List.class))
                                        .stream()
                                                .map(request -> (Request) request)
                                                .map(request -> sent.add(request.url() + eventOf(request))
                                                        ? request
                                                        : renamed(simulation, request))
                                                .toList())
                        : call.proceed());
    }

    private static String eventOf(Request request) {
        return String.valueOf(request.headers().get("webhook-id"));
    }

    private static Request renamed(Simulation simulation, Request request) {
        String next = simulation.ids().next(IdKind.EVENT, simulation.clock().instant());
        String body = request.body().replace(eventOf(request), next);
        List<WebhookSecret> secrets =
                simulation.webhooks().endpointAt(request.url().value()).flatMap(TrackedEndpoint::current).stream()
                        .map(endpoint -> endpoint.secrets().current().ciphertext())
                        .map(secret -> new WebhookSecret(new FakeEncryptor().decrypt(secret)))
                        .toList();
        SignedEvent event = new SignedEvent(
                new EventId(next),
                String.valueOf(request.headers().get("X-Commet-Event")),
                Instant.parse(String.valueOf(request.headers().get("X-Commet-Timestamp"))),
                body);
        return secrets.isEmpty()
                ? request
                : new Request(
                        request.url(),
                        WebhookSignature.headers(event, simulation.clock().instant(), secrets),
                        body);
    }

    /** No delivery waits for an earlier event about the same payment. */
    static OutPorts orderTurned(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookDeliveries.class,
                call -> call.is("due")
                        ? simulation
                                .store()
                                .webhookDeliveries()
                                .list(
                                        call.arg(0, Scope.class),
                                        call.arg(1, WebhookEndpointId.class),
                                        DeliveryFilter.ALL,
                                        PageRequest.first(100))
                                .items()
                                .stream()
                                .filter(delivery -> delivery.dueAt()
                                        .filter(due -> !due.isAfter(call.arg(2, Instant.class)))
                                        .isPresent())
                                .sorted(Comparator.comparing(
                                        delivery -> delivery.dueAt().orElseThrow()))
                                .limit(call.arg(3, Integer.class))
                                .toList()
                        : call.proceed());
    }

    /** The success of a delivery is not stored. */
    static OutPorts successNotRecorded(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookDeliveries.class,
                call -> call.is("saveAll")
                        ? call.proceedWith(call.args().get(0), unsuccessful((Collection<?>)
                                call.args().get(1)))
                        : call.proceed());
    }

    private static List<WebhookDelivery> unsuccessful(Collection<?> deliveries) {
        return deliveries.stream()
                .map(WebhookDelivery.class::cast)
                .filter(delivery -> !delivery.isSucceeded())
                .toList();
    }

    /** Attempts are not logged. */
    static OutPorts attemptsNotLogged(OutPorts ports, Simulation simulation) {
        return Sabotage.in(ports, WebhookDeliveries.class, call -> call.is("log") ? null : call.proceed());
    }

    private static WebhookDelivery afterFirstFailure(Object saved) {
        WebhookDelivery delivery = (WebhookDelivery) saved;
        return delivery.state() instanceof Pending pending && pending.failures() > 1
                ? in(delivery, new Pending(pending.dueAt(), 1))
                : delivery;
    }

    /** The schedule never gets beyond its first retry. */
    static OutPorts scheduleIgnored(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookDeliveries.class,
                call -> call.is("saveAll")
                        ? call.proceedWith(
                                call.args().get(0),
                                ((Collection<?>) call.args().get(1))
                                        .stream()
                                                .map(WebhookMutations::afterFirstFailure)
                                                .toList())
                        : call.proceed());
    }

    private static WebhookDelivery in(WebhookDelivery delivery, DeliveryState state) {
        return new WebhookDelivery(
                delivery.id(),
                delivery.endpoint(),
                delivery.event(),
                delivery.eventName(),
                delivery.position(),
                state,
                delivery.attempts(),
                delivery.createdAt());
    }

    /** An attempt is recorded as if its delivery had not changed since the attempt began. */
    static OutPorts restartOverwritten(OutPorts ports, Simulation simulation) {
        Map<WebhookDeliveryId, DeliveryState> begun = new HashMap<>();
        return Sabotage.in(ports, WebhookDeliveries.class, call -> {
            Object result = call.proceed();
            if (call.is("due")) {
                ((List<?>) result)
                        .forEach(each -> begun.put(((WebhookDelivery) each).id(), ((WebhookDelivery) each).state()));
            } else if (call.is("of") && Sabotage.isCalledBy("AttemptRecorder")) {
                return ((List<?>) result)
                        .stream()
                                .map(each -> (WebhookDelivery) each)
                                .map(each -> in(each, begun.getOrDefault(each.id(), each.state())))
                                .toList();
            }
            return result;
        });
    }

    /** Requests are signed with the secret of an endpoint in another scope. */
    static OutPorts secretOfAnotherScope(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookEndpoints.class,
                call -> call.is("lease")
                        ? ((Optional<?>) call.proceed())
                                .map(found -> (Scoped<?>) found)
                                .map(found -> new Scoped<>(
                                        found.scope(),
                                        signingAsAnother(simulation, found.scope(), (WebhookEndpoint) found.value())))
                        : call.proceed());
    }

    private static WebhookEndpoint signingAsAnother(Simulation simulation, Scope scope, WebhookEndpoint endpoint) {
        return simulation.webhooks().endpoints().stream()
                .filter(other -> !other.scope().equals(scope))
                .flatMap(other -> other.current().stream())
                .findFirst()
                .map(other -> endpoint.withSecrets(other.secrets()))
                .orElse(endpoint);
    }

    /** Exhausted events are not counted. */
    static OutPorts exhaustedNotCounted(OutPorts ports, Simulation simulation) {
        return Sabotage.in(
                ports,
                WebhookEndpoints.class,
                call -> call.is("save")
                                && call.arg(1, WebhookEndpoint.class).state() instanceof Active active
                                && active.exhausted() > 0
                        ? call.proceedWith(
                                call.arg(0, Object.class),
                                in(call.arg(1, WebhookEndpoint.class), new Active(active.failures(), 0)))
                        : call.proceed());
    }

    private static WebhookEndpoint in(WebhookEndpoint endpoint, Active state) {
        return new WebhookEndpoint(endpoint.id(), endpoint.settings(), endpoint.secrets(), state, endpoint.createdAt());
    }
}
