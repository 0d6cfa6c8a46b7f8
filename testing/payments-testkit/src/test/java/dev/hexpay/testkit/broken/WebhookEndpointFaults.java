package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookEndpoints.Lane;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.EndpointSecrets;
import dev.hexpay.domain.webhook.EndpointState;
import dev.hexpay.domain.webhook.EndpointState.Active;
import dev.hexpay.domain.webhook.EndpointState.Disabled;
import dev.hexpay.domain.webhook.EndpointState.DisabledReason;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.testkit.Builders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of webhook endpoints and their leases. */
final class WebhookEndpointFaults {
    private static final Instant LATER = Builders.NOON.plusSeconds(30);
    private static final Instant FAR = Instant.parse("3999-01-01T00:00:00Z");

    static final List<Fault> ALL = Stream.of(storing(), deleting(), leasing(), waking())
            .flatMap(List::stream)
            .toList();

    private WebhookEndpointFaults() {}

    private static List<Fault> storing() {
        return List.of(
                writing(
                        "forgets the description of an endpoint",
                        WebhookEndpoint.Settings.class,
                        settings -> RecordCopies.with(settings, "description", null)),
                writing(
                        "forgets the API version of an endpoint",
                        WebhookEndpoint.Settings.class,
                        settings -> RecordCopies.with(settings, "apiVersion", null)),
                writing(
                        "forgets all but one event of an endpoint",
                        WebhookEndpoint.Settings.class,
                        settings -> RecordCopies.with(
                                settings, "events", settings.events().subList(0, 1))),
                writing(
                        "forgets the previous secret of an endpoint",
                        EndpointSecrets.class,
                        secrets -> EndpointSecrets.of(secrets.current())),
                writing("forgets how an endpoint has answered", Active.class, state -> new Active(0, 0)),
                writing(
                        "forgets why an endpoint is disabled",
                        Disabled.class,
                        state -> new Disabled(DisabledReason.REQUESTED, state.disabledAt())),
                writing(
                        "enables every endpoint",
                        EndpointState.class,
                        state -> state instanceof Disabled ? new Active(0, 0) : state),
                Fault.that(
                        "does not report that an endpoint is missing",
                        Sabotage.swallowing(WebhookEndpoints.class, "save", IllegalStateException.class)),
                endpoints("finds every endpoint in the sandbox", "findInAnyScope", WebhookEndpointFaults::inSandbox),
                endpoints("returns all endpoints newest first", "all", call -> {
                    List<Object> all = new ArrayList<>(call.<List<?>>proceed());
                    Collections.reverse(all);
                    return all;
                }),
                endpoints(
                        "begins the endpoints of every scope anew",
                        "inAnyScope",
                        call -> call.with(0, null).proceed()),
                endpoints(
                        "reads the endpoints of every scope without a limit",
                        "inAnyScope",
                        call -> call.with(1, 1_000).proceed()),
                endpoints("locks no endpoint", "lock", call -> Optional.empty()));
    }

    private static Object inSandbox(PortCall call) throws Throwable {
        return call.<Optional<Scoped<WebhookEndpoint>>>proceed()
                .map(found -> new Scoped<>(new Scope(found.scope().organization(), Mode.SANDBOX), found.value()));
    }

    private static List<Fault> deleting() {
        return List.of(endpoints("deletes no endpoint", "delete", call -> null));
    }

    private static List<Fault> leasing() {
        return List.of(
                endpoints(
                        "leases an endpoint before it is due",
                        "lease",
                        call -> call.with(1, call.<Instant>arg(1).plus(Duration.ofDays(1)))
                                .proceed()),
                endpoints(
                        "leases an endpoint for ever",
                        "lease",
                        call -> call.with(2, FAR).proceed()),
                endpoints(
                        "ends the lease of an endpoint immediately",
                        "lease",
                        call -> call.with(2, call.arg(1)).proceed()),
                endpoints("leases every endpoint in the sandbox", "lease", WebhookEndpointFaults::inSandbox),
                endpoints("leases endpoints of both lanes", "lease", call -> {
                    Optional<?> leased = call.proceed();
                    Lane other = call.arg(0) == Lane.HEALTHY ? Lane.FAILING : Lane.HEALTHY;
                    return leased.isPresent() ? leased : call.with(0, other).proceed();
                }),
                endpoints("leases the last due endpoint first", "lease", call -> {
                    Optional<?> leased = call.proceed();
                    Optional<?> next = leased;
                    for (int tries = 0; tries < 100 && next.isPresent(); tries++) {
                        leased = next;
                        next = call.proceed();
                    }
                    return leased;
                }),
                endpoints("makes a new endpoint due", "insert", call -> {
                    call.proceed();
                    WebhookEndpoint endpoint = call.arg(1);
                    call.store().webhookEndpoints().wake(call.arg(0), List.of(endpoint.id()), Builders.NOON);
                    return null;
                }),
                endpoints("ends the lease of an endpoint that is saved", "save", call -> {
                    call.proceed();
                    return releaseSaved(call, Builders.NOON);
                }),
                endpoints("forgets when an endpoint that is saved is due", "save", call -> {
                    call.proceed();
                    return releaseSaved(call, null);
                }));
    }

    private static Object releaseSaved(PortCall call, Instant dueAt) {
        WebhookEndpoint endpoint = call.arg(1);
        call.store().webhookEndpoints().release(call.arg(0), endpoint.id(), FAR, dueAt);
        return null;
    }

    private static List<Fault> waking() {
        return List.of(
                endpoints("delays an endpoint that is due and ends its lease", "wake", call -> {
                    for (WebhookEndpointId id : call.<List<WebhookEndpointId>>arg(1)) {
                        call.store().webhookEndpoints().release(call.arg(0), id, FAR, call.arg(2));
                    }
                    return null;
                }),
                endpoints(
                        "makes an endpoint due a minute late",
                        "wake",
                        call -> call.with(2, call.<Instant>arg(2).plusSeconds(60))
                                .proceed()),
                endpoints(
                        "makes every endpoint of the scope due",
                        "wake",
                        call -> call.with(
                                        1,
                                        call.store().webhookEndpoints().all(call.arg(0)).stream()
                                                .map(WebhookEndpoint::id)
                                                .toList())
                                .proceed()),
                endpoints(
                        "makes the first of several endpoints due",
                        "wake",
                        call -> call.with(
                                        1,
                                        call.<List<?>>arg(1).stream().limit(1).toList())
                                .proceed()),
                endpoints("does not release an endpoint", "release", call -> null),
                endpoints(
                        "makes a released endpoint due",
                        "release",
                        call -> call.with(3, Builders.NOON).proceed()),
                endpoints(
                        "ends the lease of another worker",
                        "release",
                        call -> call.with(2, FAR.plusSeconds(1)).proceed()),
                endpoints(
                        "does not lock an endpoint that is due earlier",
                        "wake",
                        call -> call.arg(2).equals(LATER) ? null : call.proceed()));
    }

    private static <T> Fault writing(String description, Class<T> type, UnaryOperator<T> change) {
        return Fault.that(description, Sabotage.onWrite(type, change));
    }

    private static Fault endpoints(String description, String method, Sabotage faulty) {
        return Fault.that(description, Sabotage.in(WebhookEndpoints.class, method, faulty));
    }
}
