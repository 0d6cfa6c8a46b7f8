package dev.hexpay.simulator;

import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.TestDisputes;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;
import dev.hexpay.simulator.EventQueue.ScheduledEvent;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FakeEncryptor;
import dev.hexpay.testkit.FakeSigner;
import dev.hexpay.testkit.FixedTaxCalculator;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
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
    private final InMemoryStore store = new InMemoryStore();
    private final List<Scope> scopes = new ArrayList<>();
    private final SequentialIds ids;
    private final SeededRandom random;
    private final Trace trace;
    private final Interleaving interleaving;
    private final SimulatedProvider provider;
    private final FakeMailServer mailServer;
    private final InvariantChecker checker;
    private int clockStops;

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
        interleaving.aroundTransactions(checker::transactionStarted, checker::committed);
        for (int i = 1; i <= 2; i++) {
            Organization organization =
                    new Organization(new OrganizationId(new UUID(0, i)), "Merchant " + i, Builders.NOON);
            store.organizations().insert(organization);
            scopes.add(new Scope(organization.id(), Mode.SANDBOX));
            scopes.add(new Scope(organization.id(), Mode.LIVE));
        }
    }

    /** The ports of this simulation, without a mutation. */
    OutPorts ports() {
        return new OutPorts(
                interleaving,
                checker.observe(Payments.class, store.payments()),
                checker.observe(Transactions.class, store.transactions()),
                store.customers(),
                store.paymentMethods(),
                checker.observe(Refunds.class, store.refunds()),
                store.invoices(),
                store.creditNotes(),
                checker.observe(Receipts.class, store.receipts()),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                provider.notifications(),
                new SingleProvider(provider),
                provider,
                TestDisputes.UNSUPPORTED,
                FixedTaxCalculator.of(FixedTaxCalculator.GERMANY),
                scope -> Seller.named("Acme"),
                new PlainTextInvoiceRenderer(),
                mailServer,
                new FixedUrls(),
                new FakeEncryptor(),
                new FakeSigner(),
                interleaving,
                ids,
                clock);
    }

    /** The provider of both modes. */
    record SingleProvider(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> byName(String name) {
            return Optional.of(provider).filter(one -> one.name().equals(name));
        }
    }

    private static final class FixedUrls implements PublicUrls {
        @Override
        public String payPage(LinkToken token) {
            return "https://pay.example/pay/" + token.value();
        }

        @Override
        public String download(String signedToken) {
            return "https://pay.example/documents/" + signedToken;
        }

        @Override
        public String errorPage(String code) {
            return "https://pay.example/docs/errors/" + code;
        }
    }

    /** Advances the clock; the provider's scheduled events run at their times. */
    void advance(Duration time) {
        if (clockStops > 0) {
            return;
        }
        Instant then = clock.instant().plus(time);
        Optional<ScheduledEvent> next = provider.eventQueue().pollDue(then);
        while (next.isPresent()) {
            clock.set(next.get().at());
            next.get().effect().run();
            checker.checkMoney();
            next = provider.eventQueue().pollDue(then);
        }
        clock.set(then);
        trace.log(() -> "clock advances by " + time);
    }

    /** Runs the action with the clock stopped, including all that interrupts it. */
    void withClockStopped(Runnable action) {
        clockStops++;
        try {
            action.run();
        } finally {
            clockStops--;
        }
    }

    /** Stops all injected faults. */
    void stopFaults() {
        interleaving.stopFaults();
        provider.stopFaults();
        mailServer.stopFaults();
    }

    SettableClock clock() {
        return clock;
    }

    InMemoryStore store() {
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
}
