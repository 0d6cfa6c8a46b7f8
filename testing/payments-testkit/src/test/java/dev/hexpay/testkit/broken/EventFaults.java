package dev.hexpay.testkit.broken;

import static dev.hexpay.testkit.Builders.aWebhookEndpoint;

import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of the event log. */
final class EventFaults {
    private static final int ALL_ROWS = 1_000;

    static final List<Fault> ALL = Stream.of(rendering(), finding(), listing(), distributing(), deleting())
            .flatMap(List::stream)
            .toList();

    private EventFaults() {}

    private static List<Fault> rendering() {
        return List.of(
                rendering("renders instants without milliseconds that are zero", json -> json.replace(".000Z", "Z")),
                rendering("renders no field that is null", json -> json.replaceAll(",\"\\w+\":null", "")),
                rendering("escapes every line separator in events", json -> json.replace("\u2028", "\\u2028")),
                rendering("escapes slashes in events", json -> json.replace("/", "\\/")),
                found(
                        "returns an event in another form than it was rendered",
                        event -> new EventRecord(event.sequence(), event.event(), event.data() + " ")),
                Fault.that(
                        "forgets what an event is about",
                        Sabotage.onWrite(EventSubjects.class, subjects -> EventSubjects.NONE)),
                Fault.that(
                        "forgets the dispute that an event is about",
                        Sabotage.onWrite(
                                EventSubjects.class, subjects -> RecordCopies.with(subjects, "dispute", null))));
    }

    private static Fault rendering(String description, UnaryOperator<String> change) {
        return outbox(description, "render", call -> change.apply(call.proceed()));
    }

    private static List<Fault> finding() {
        return List.of(
                found("numbers all events the same", event -> new EventRecord(1, event.event(), event.data())),
                outbox("finds no event by its id", "find", call -> Optional.empty()),
                outbox(
                        "finds events of any id",
                        "findAll",
                        call -> call.store()
                                .outbox()
                                .list(call.arg(0), EventFilter.ALL, PageRequest.first(100))
                                .items()),
                outbox("finds the first of several events", "findAll", call -> {
                    List<EventRecord> events = call.proceed();
                    return events.subList(0, Math.min(1, events.size()));
                }));
    }

    private static Fault found(String description, UnaryOperator<EventRecord> change) {
        return outbox(
                description,
                "find",
                call -> call.<Optional<EventRecord>>proceed().map(change));
    }

    private static List<Fault> listing() {
        return List.of(
                outbox("lists events by their time", "list", call -> {
                    Page<EventRecord> page = call.proceed();
                    return new Page<>(byTime(page.items()), page.hasMore());
                }),
                outbox("lists no event whose clock was behind", "list", call -> {
                    Page<EventRecord> page = call.proceed();
                    List<EventRecord> oldestFirst = new ArrayList<>(page.items());
                    Collections.reverse(oldestFirst);
                    List<EventRecord> listed = new ArrayList<>(withoutThoseBehind(oldestFirst));
                    Collections.reverse(listed);
                    return new Page<>(listed, page.hasMore());
                }),
                filtering(
                        "includes the instant of occurredAfter",
                        filter -> filter.occurredAfter() == null
                                ? filter
                                : filter.withOccurredAfter(
                                        filter.occurredAfter().minusMillis(1))),
                filtering(
                        "includes the instant of occurredBefore",
                        filter -> filter.occurredBefore() == null
                                ? filter
                                : filter.withOccurredBefore(
                                        filter.occurredBefore().plusMillis(1))),
                filtering("takes no id for every id", filter -> {
                    String subject = filter.subject();
                    return subject == null || subject.length() > 4 ? filter : filter.withSubject(null);
                }),
                outbox("begins again after an unknown event", "list", call -> {
                    PageRequest<EventId> page = call.arg(2);
                    boolean isKnown = page.after() == null
                            || call.store()
                                    .outbox()
                                    .find(call.arg(0), page.after())
                                    .isPresent();
                    return isKnown
                            ? call.proceed()
                            : call.with(2, PageRequest.first(page.limit())).proceed();
                }),
                outbox(
                        "leaves out the first instant between two",
                        "between",
                        call -> call.with(1, call.<Instant>arg(1).plusMillis(1)).proceed()),
                outbox(
                        "includes the last instant between two",
                        "between",
                        call -> call.with(2, call.<Instant>arg(2).plusMillis(1)).proceed()),
                outbox(
                        "returns events between two instants without a limit",
                        "between",
                        call -> call.with(3, ALL_ROWS).proceed()),
                outbox(
                        "returns no event between two instants whose clock was behind",
                        "between",
                        call -> withoutThoseBehind(call.proceed())));
    }

    private static Fault filtering(String description, UnaryOperator<EventFilter> change) {
        return outbox(
                description + " in events",
                "list",
                call -> call.with(1, change.apply(call.arg(1))).proceed());
    }

    private static List<EventRecord> byTime(Collection<EventRecord> events) {
        return events.stream()
                .sorted(Comparator.comparing(
                                (EventRecord event) -> event.event().occurredAt())
                        .reversed())
                .toList();
    }

    private static List<EventRecord> withoutThoseBehind(List<EventRecord> oldestFirst) {
        List<EventRecord> kept = new ArrayList<>();
        Instant latest = Instant.MIN;
        for (EventRecord event : oldestFirst) {
            if (!event.event().occurredAt().isBefore(latest)) {
                latest = event.event().occurredAt();
                kept.add(event);
            }
        }
        return kept;
    }

    private static List<Fault> distributing() {
        return List.of(
                outbox("finds undistributed events in another order", "undistributed", call -> {
                    List<Scoped<EventId>> events = new ArrayList<>(call.<List<Scoped<EventId>>>proceed());
                    Collections.reverse(events);
                    return events;
                }),
                locking(
                        "distributes events in the order of their time",
                        events -> events.stream()
                                .sorted(Comparator.comparing(
                                        event -> event.event().occurredAt()))
                                .toList()),
                outbox(
                        "distributes the events of live mode in the sandbox",
                        "undistributed",
                        call -> call.<List<Scoped<EventId>>>proceed().stream()
                                .map(event -> new Scoped<>(
                                        new Scope(event.scope().organization(), Mode.SANDBOX), event.value()))
                                .toList()),
                locking(
                        "distributes an event in another form than it was rendered",
                        events -> events.stream()
                                .map(event -> new EventRecord(event.sequence(), event.event(), "{}"))
                                .toList()),
                locking("distributes an event twice", events -> {
                    List<EventRecord> twice = new ArrayList<>(events);
                    events.stream().limit(1).forEach(twice::add);
                    return twice;
                }),
                outbox(
                        "distributes without a limit",
                        "undistributed",
                        call -> call.with(0, ALL_ROWS).proceed()),
                outbox("distributes events of a scope without endpoints", "append", call -> {
                    WebhookEndpoints endpoints = call.store().webhookEndpoints();
                    WebhookEndpoint added = aWebhookEndpoint().build();
                    endpoints.insert(call.arg(0), added);
                    call.proceed();
                    endpoints.delete(call.arg(0), added.id());
                    return null;
                }),
                outbox("distributes no events of disabled endpoints", "append", call -> {
                    WebhookEndpoints endpoints = call.store().webhookEndpoints();
                    List<WebhookEndpoint> disabled = endpoints.all(call.arg(0)).stream()
                            .filter(endpoint -> !endpoint.isActive())
                            .toList();
                    disabled.forEach(endpoint -> endpoints.delete(call.arg(0), endpoint.id()));
                    call.proceed();
                    disabled.forEach(endpoint -> endpoints.insert(call.arg(0), endpoint));
                    return null;
                }),
                outbox("marks no event as distributed", "markDistributed", call -> null),
                outbox(
                        "stores the events that it marks as distributed",
                        "markDistributed",
                        call -> call.with(1, RecordCopies.mapped(call.arg(1), String.class, text -> text + " "))
                                .proceed()),
                outbox("loses the first of several undistributed events", "lockUndistributed", call -> {
                    List<EventRecord> events = call.proceed();
                    if (events.size() < 2) {
                        return events;
                    }
                    call.store().outbox().markDistributed(call.arg(0), events.subList(0, 1));
                    return events.subList(1, events.size());
                }));
    }

    private static Fault locking(String description, UnaryOperator<List<EventRecord>> change) {
        return outbox(description, "lockUndistributed", call -> change.apply(call.proceed()));
    }

    private static List<Fault> deleting() {
        return List.of(
                outbox(
                        "deletes events of the instant itself",
                        "deleteDistributed",
                        call -> call.with(0, call.<Instant>arg(0).plusMillis(1)).proceed()),
                outbox(
                        "deletes events without a limit",
                        "deleteDistributed",
                        call -> call.with(1, ALL_ROWS).proceed()),
                outbox(
                        "deletes no event",
                        "deleteDistributed",
                        call -> call.with(1, 0).proceed()),
                outbox(
                        "deletes undistributed events",
                        "deleteDistributed",
                        call -> call.store().unitOfWork().<Object>inTransaction(() -> {
                            Outbox outbox = call.store().outbox();
                            outbox.undistributed(ALL_ROWS)
                                    .forEach(event -> outbox.markDistributed(
                                            event.scope(),
                                            outbox.lockUndistributed(event.scope(), List.of(event.value()))));
                            return outbox.deleteDistributed(call.arg(0), call.arg(1));
                        })));
    }

    private static Fault outbox(String description, String method, Sabotage faulty) {
        return Fault.that(description, Sabotage.in(Outbox.class, method, faulty));
    }
}
