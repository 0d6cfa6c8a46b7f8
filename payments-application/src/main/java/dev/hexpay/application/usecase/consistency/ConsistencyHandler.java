package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.event.EventSubjects;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.policy.Retention;
import dev.hexpay.application.port.in.operator.ConsistencyQueries;
import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Checks a scope payment by payment, then its documents, then its last days with the providers. */
public final class ConsistencyHandler implements ConsistencyQueries {
    /** A payment that changes with each reading is left to the next audit. */
    private static final int MAX_READINGS = 5;

    private final Store store;
    private final ReconciliationQueries reconciliation;
    private final Retention retention;
    private final InstantSource clock;

    public ConsistencyHandler(OutPorts out, ReconciliationQueries reconciliation, Retention retention) {
        this.store = out.store();
        this.reconciliation = reconciliation;
        this.retention = retention;
        this.clock = out.clock();
    }

    @Override
    public ConsistencyReport check(Scope scope, LocalDate since) {
        Findings findings = new Findings();
        Instant eventsKeptSince = eventsKeptSince(scope);
        Pages.forEach(
                page -> store.payments().list(scope, PaymentFilter.ALL, page),
                Payment::id,
                payments -> payments.forEach(payment -> {
                    findings.countPayment();
                    breaches(scope, payment, eventsKeptSince).forEach(findings::add);
                }));
        new DocumentRules(store, scope, findings).check();
        new ProviderRules(reconciliation, clock, findings).check(scope, since);
        return findings.report();
    }

    private List<Breach> breaches(Scope scope, Payment listed, Instant eventsKeptSince) {
        PaymentId id = listed.id();
        Payment payment = listed;
        for (int reading = 0; reading < MAX_READINGS; reading++) {
            PaymentFacts facts = PaymentFacts.read(store, scope, payment);
            List<Breach> breaches = breaches(facts, eventsKeptSince);
            if (breaches.isEmpty() || facts.isCurrent(store, scope)) {
                return breaches;
            }
            payment = store.payments().get(scope, id);
        }
        return List.of();
    }

    private static List<Breach> breaches(PaymentFacts facts, Instant eventsKeptSince) {
        List<Breach> breaches = new ArrayList<>();
        new StateRules(facts, breaches::add).check();
        new RefundRules(facts, breaches::add).check();
        new EventRules(facts, eventsKeptSince, breaches::add).check();
        return breaches;
    }

    /** Since when every event is kept and names its objects; those of earlier versions name none. */
    private Instant eventsKeptSince(Scope scope) {
        Instant from = clock.instant().minus(retention.events());
        Instant until = clock.instant().plus(Duration.ofDays(1));
        List<EventRecord> events = store.outbox().between(scope, from, until, PageRequest.MAX_LIMIT);
        while (!events.isEmpty()) {
            for (EventRecord stored : events) {
                if (!stored.event().subjects().equals(EventSubjects.NONE)) {
                    return from;
                }
                Instant next = stored.event().occurredAt().plusMillis(1);
                // Clocks of several servers differ.
                from = next.isAfter(from) ? next : from;
            }
            events = store.outbox().between(scope, from, until, PageRequest.MAX_LIMIT);
        }
        return from;
    }
}
