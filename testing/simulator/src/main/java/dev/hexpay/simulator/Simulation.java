package dev.hexpay.simulator;

import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Outbox;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.port.out.WebhookDeliveries;
import dev.hexpay.application.port.out.WebhookEndpoints;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.simulator.EventQueue.ScheduledEvent;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One database, one provider, one clock and two merchants with two modes each, all from one seed. */
final class Simulation {
    private final SettableClock clock = new SettableClock();
    private final Store store = InMemoryStore.create();
    private final List<Scope> scopes = new ArrayList<>();
    private final SequentialIds ids;
    private final SeededRandom random;
    private final Trace trace;
    private final Interleaving interleaving;
    private final SimulatedProvider provider;
    private final FakeMailServer mailServer;
    private final InvariantChecker checker;
    private final WebhookTracker webhooks;
    private final ReceivedWebhooks received;
    private final FakeReceiver receiver;
    private Instant latest = Instant.MAX;

    /** The source of random choices and the trace that records them. */
    record Context(SeededRandom random, Trace trace) {}

    Simulation(long seed, Trace trace) {
        this.trace = trace;
        ids = new SequentialIds(seed);
        random = new SeededRandom(seed);
        interleaving = new Interleaving(store, random, trace);
        provider = new SimulatedProvider(interleaving, random, trace, clock);
        mailServer = new FakeMailServer(interleaving, new Context(random, trace));
        checker = new InvariantChecker(store, provider, mailServer, trace);
        webhooks = new WebhookTracker(store, interleaving, trace);
        received = new ReceivedWebhooks(this);
        receiver = new FakeReceiver(this, received);
        interleaving.aroundTransactions(this::transactionStarted, this::committed);
        for (int i = 1; i <= 2; i++) {
            Organization organization =
                    new Organization(new OrganizationId(new UUID(0, i)), "Merchant " + i, Builders.NOON);
            store.organizations().insert(organization);
            scopes.add(new Scope(organization.id(), Mode.SANDBOX));
            scopes.add(new Scope(organization.id(), Mode.LIVE));
        }
    }

    private void transactionStarted() {
        checker.transactionStarted();
        webhooks.transactionStarted();
    }

    /** Checks what the last committed database transaction changed. */
    void committed() {
        checker.committed();
        webhooks.committed();
    }

    /** The number of committed changes. */
    long changes() {
        return checker.changes() + webhooks.changes();
    }

    /** The ports of this simulation, without a mutation. */
    OutPorts ports() {
        OutPorts ports = TestPorts.of(store, provider, clock);
        ports = TestPorts.with(ports, UnitOfWork.class, interleaving);
        ports = TestPorts.replace(ports, Payments.class, port -> checker.observe(Payments.class, port));
        ports = TestPorts.replace(ports, Transactions.class, port -> checker.observe(Transactions.class, port));
        ports = TestPorts.replace(ports, Refunds.class, port -> checker.observe(Refunds.class, port));
        ports = TestPorts.replace(ports, Receipts.class, port -> checker.observe(Receipts.class, port));
        ports = TestPorts.replace(ports, Outbox.class, port -> webhooks.observe(Outbox.class, port));
        ports = TestPorts.replace(
                ports, WebhookEndpoints.class, port -> webhooks.observe(WebhookEndpoints.class, port));
        ports = TestPorts.replace(
                ports, WebhookDeliveries.class, port -> webhooks.observe(WebhookDeliveries.class, port));
        ports = TestPorts.with(ports, WebhookSender.class, receiver);
        ports = TestPorts.with(ports, NotificationReader.class, provider.notifications());
        ports = TestPorts.with(ports, ReceiptMailer.class, mailServer);
        ports = TestPorts.with(ports, Failpoints.class, interleaving);
        return TestPorts.with(ports, IdSource.class, ids);
    }

    /** Advances the clock, within the time that is left; the provider's scheduled events run at their times. */
    void advance(Duration time) {
        Instant wanted = clock.instant().plus(time);
        Instant then = wanted.isAfter(latest) ? latest : wanted;
        if (!then.isAfter(clock.instant())) {
            return;
        }
        Optional<ScheduledEvent> next = provider.eventQueue().pollDue(then);
        while (next.isPresent()) {
            clock.set(next.get().at());
            next.get().effect().run();
            checker.checkMoney();
            next = provider.eventQueue().pollDue(then);
        }
        clock.set(then);
        trace.log(() -> "clock advances to " + then);
    }

    /** Runs the action, including all that interrupts it, within this time of the clock. */
    void within(Duration time, Runnable action) {
        Instant outer = latest;
        Instant end = clock.instant().plus(time);
        latest = end.isBefore(outer) ? end : outer;
        try {
            action.run();
        } finally {
            latest = outer;
        }
    }

    /** Stops all injected faults. */
    void stopFaults() {
        interleaving.stopFaults();
        provider.stopFaults();
        mailServer.stopFaults();
        receiver.stopFaults();
    }

    SettableClock clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    /** Each merchant in each mode. */
    List<Scope> scopes() {
        return scopes;
    }

    SequentialIds ids() {
        return ids;
    }

    SeededRandom random() {
        return random;
    }

    Trace trace() {
        return trace;
    }

    Interleaving interleaving() {
        return interleaving;
    }

    SimulatedProvider provider() {
        return provider;
    }

    FakeMailServer mailServer() {
        return mailServer;
    }

    InvariantChecker checker() {
        return checker;
    }

    WebhookTracker webhooks() {
        return webhooks;
    }

    ReceivedWebhooks received() {
        return received;
    }

    FakeReceiver receiver() {
        return receiver;
    }
}
