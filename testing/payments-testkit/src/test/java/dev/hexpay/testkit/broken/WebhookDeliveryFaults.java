package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.DeliveryFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.domain.id.WebhookDeliveryId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import dev.hexpay.domain.webhook.AttemptResult.Response;
import dev.hexpay.domain.webhook.DeliveryAttempt;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.DeliveryState.Failed;
import dev.hexpay.domain.webhook.DeliveryState.Pending;
import dev.hexpay.domain.webhook.DeliveryState.Succeeded;
import dev.hexpay.domain.webhook.WebhookDelivery;
import dev.hexpay.domain.webhook.WebhookDelivery.Position;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of deliveries of webhooks and of their attempts. */
final class WebhookDeliveryFaults {
    private static final int ALL_ROWS = 1_000;
    private static final Map<WebhookDeliveryId, WebhookEndpointId> INSERTED = new ConcurrentHashMap<>();

    static final List<Fault> ALL = Stream.of(storing(), listing(), due(), attempts(), deleting())
            .flatMap(List::stream)
            .toList();

    private WebhookDeliveryFaults() {}

    private static List<Fault> storing() {
        return List.of(
                writing(
                        "forgets the order key of a delivery",
                        Position.class,
                        position -> new Position(position.sequence(), null)),
                writing(
                        "gives every delivery the same order key",
                        Position.class,
                        position -> new Position(position.sequence(), "pay_1")),
                writing(
                        "forgets the number of attempts of a delivery",
                        WebhookDelivery.class,
                        delivery -> RecordCopies.with(delivery, "attempts", 0)),
                writing("forgets the failures of a delivery", Pending.class, state -> new Pending(state.dueAt(), 0)),
                writing(
                        "stores failed deliveries as succeeded",
                        DeliveryState.class,
                        state -> state instanceof Failed failed ? new Succeeded(failed.failedAt()) : state),
                writing(
                        "ends no delivery",
                        DeliveryState.class,
                        state -> state instanceof Pending ? state : new Pending(Builders.NOON, 0)),
                deliveries("saves a delivery that does not exist", "saveAll", call -> {
                    call.store().webhookDeliveries().insertIfAbsent(call.arg(0), call.arg(1));
                    return call.proceed();
                }),
                deliveries(
                        "delivers an event to an endpoint twice",
                        "insertIfAbsent",
                        call -> call.with(
                                        1,
                                        call.<List<WebhookDelivery>>arg(1).stream()
                                                .map(delivery ->
                                                        RecordCopies.with(delivery, "event", Builders.anEventId()))
                                                .toList())
                                .proceed()),
                deliveries(
                        "inserts no delivery of several when there is one already",
                        "insertIfAbsent",
                        call -> call.<List<WebhookDelivery>>arg(1).stream()
                                        .allMatch(delivery -> call.store()
                                                .webhookDeliveries()
                                                .of(call.arg(0), delivery.endpoint(), List.of(delivery.event()))
                                                .isEmpty())
                                ? call.proceed()
                                : null));
    }

    private static List<Fault> listing() {
        return List.of(
                Fault.that("finds a delivery of any endpoint", call -> {
                    if (call.is(WebhookDeliveries.class, "insertIfAbsent")) {
                        call.<List<WebhookDelivery>>arg(1)
                                .forEach(delivery -> INSERTED.put(delivery.id(), delivery.endpoint()));
                    }
                    return call.is(WebhookDeliveries.class, "find") && INSERTED.containsKey(call.arg(2))
                            ? call.with(1, INSERTED.get(call.arg(2))).proceed()
                            : call.proceed();
                }),
                deliveries("returns the deliveries of all events", "of", WebhookDeliveryFaults::all),
                filtering(
                        "ignores the status of a filter of deliveries",
                        filter -> new DeliveryFilter(null, filter.event())),
                filtering(
                        "ignores the event of a filter of deliveries",
                        filter -> new DeliveryFilter(filter.status(), null)),
                deliveries("lists deliveries oldest first", "list", call -> {
                    List<WebhookDelivery> newestFirst = new ArrayList<>(all(call));
                    Collections.reverse(newestFirst);
                    return new Page<>(newestFirst, false);
                }));
    }

    private static List<WebhookDelivery> all(PortCall call) {
        return call.store()
                .webhookDeliveries()
                .list(call.arg(0), call.arg(1), DeliveryFilter.ALL, PageRequest.first(100))
                .items();
    }

    private static Fault filtering(String description, UnaryOperator<DeliveryFilter> change) {
        return deliveries(
                description,
                "list",
                call -> call.with(2, change.apply(call.arg(2))).proceed());
    }

    private static List<Fault> due() {
        return List.of(
                deliveries(
                        "sends a delivery before it is due",
                        "due",
                        call -> call.with(2, call.<Instant>arg(2).plusMillis(1)).proceed()),
                deliveries(
                        "sends due deliveries without a limit",
                        "due",
                        call -> call.with(3, ALL_ROWS).proceed()),
                deliveries("sends the last due delivery first", "due", call -> {
                    List<Object> due = new ArrayList<>(call.<List<?>>proceed());
                    Collections.reverse(due);
                    return due;
                }),
                deliveries("finds no delivery that is due next", "nextDueAt", call -> Optional.empty()),
                deliveries(
                        "always finds a delivery that is due next",
                        "nextDueAt",
                        call -> Optional.of(call.<Optional<Instant>>proceed().orElse(Builders.NOON))));
    }

    private static List<Fault> attempts() {
        return List.of(
                deliveries("keeps the first attempts of a delivery", "log", call -> {
                    DeliveryAttempt attempt = call.arg(2);
                    return attempt.number() > WebhookDeliveries.MAX_ATTEMPTS ? null : call.proceed();
                }),
                writing(
                        "forgets what a receiver answered",
                        Response.class,
                        response -> new Response(response.status(), response.retryAfter(), "")),
                writing(
                        "forgets when a receiver wants to be called again",
                        Response.class,
                        response -> new Response(response.status(), null, response.excerpt())),
                writing(
                        "forgets why there was no response",
                        NoResponse.class,
                        result -> new NoResponse(Cause.TIMED_OUT)),
                writing(
                        "forgets how long an attempt took",
                        DeliveryAttempt.class,
                        attempt -> RecordCopies.with(attempt, "duration", Duration.ZERO)),
                attempts("returns the last attempt first", found -> {
                    Map<WebhookDeliveryId, List<DeliveryAttempt>> reversed = new LinkedHashMap<>();
                    found.forEach((id, attempts) -> {
                        List<DeliveryAttempt> copy = new ArrayList<>(attempts);
                        Collections.reverse(copy);
                        reversed.put(id, copy);
                    });
                    return reversed;
                }),
                deliveries("saves one of several deliveries", "saveAll", call -> {
                    return call.with(1, call.<List<?>>arg(1).stream().limit(1).toList())
                            .proceed();
                }),
                attempts("returns the attempts of one of several deliveries", found -> {
                    Map<WebhookDeliveryId, List<DeliveryAttempt>> one = new LinkedHashMap<>();
                    found.entrySet().stream().limit(1).forEach(entry -> one.put(entry.getKey(), entry.getValue()));
                    return one;
                }));
    }

    private static Fault attempts(
            String description, UnaryOperator<Map<WebhookDeliveryId, List<DeliveryAttempt>>> change) {
        return deliveries(description, "attemptsOf", call -> change.apply(call.proceed()));
    }

    private static List<Fault> deleting() {
        return List.of(
                deliveries(
                        "deletes excerpts of the instant itself",
                        "deleteExcerpts",
                        call -> call.with(0, call.<Instant>arg(0).plusMillis(1)).proceed()),
                deliveries(
                        "deletes excerpts without a limit",
                        "deleteExcerpts",
                        call -> call.with(1, ALL_ROWS).proceed()),
                deliveries(
                        "deletes no excerpt",
                        "deleteExcerpts",
                        call -> call.with(1, 0).proceed()),
                deliveries(
                        "deletes deliveries of the instant itself",
                        "deleteCreatedBefore",
                        call -> call.with(0, call.<Instant>arg(0).plusMillis(1)).proceed()),
                deliveries(
                        "deletes deliveries without a limit",
                        "deleteCreatedBefore",
                        call -> call.with(1, ALL_ROWS).proceed()),
                deliveries(
                        "deletes no delivery",
                        "deleteCreatedBefore",
                        call -> call.with(1, 0).proceed()));
    }

    private static <T> Fault writing(String description, Class<T> type, UnaryOperator<T> change) {
        return Fault.that(description, Sabotage.onWrite(type, change));
    }

    private static Fault deliveries(String description, String method, Sabotage faulty) {
        return Fault.that(description, Sabotage.in(WebhookDeliveries.class, method, faulty));
    }
}
