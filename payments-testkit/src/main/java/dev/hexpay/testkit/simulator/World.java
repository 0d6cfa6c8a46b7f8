package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.DisputeDesk;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.FewTaxes;
import dev.hexpay.testkit.ReversingSecretBox;
import dev.hexpay.testkit.ReversingSigner;
import dev.hexpay.testkit.SequentialIds;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TypewriterPrinter;
import dev.hexpay.testkit.memory.InMemoryStore;
import dev.hexpay.testkit.simulator.Agenda.Later;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One database, one provider, one clock and two merchants in two modes each, all from one seed. */
final class World {
    private final SettableClock clock = new SettableClock();
    private final InMemoryStore store = new InMemoryStore();
    private final List<Scope> scopes = new ArrayList<>();
    private final SequentialIds ids;
    private final Dice dice;
    private final Journal journal;
    private final Interleaving interleaving;
    private final FaultyProvider provider;
    private final Post post;
    private final Watch watch;
    private int clockHolders;

    /** What draws lots and what writes down how they fell. */
    record Chance(Dice dice, Journal journal) {}

    World(long seed, Journal journal) {
        this.journal = journal;
        ids = new SequentialIds(seed);
        dice = new Dice(seed);
        interleaving = new Interleaving(store, dice, journal);
        provider = new FaultyProvider(interleaving, dice, journal, clock);
        post = new Post(interleaving, new Chance(dice, journal));
        watch = new Watch(store, provider, post, journal);
        interleaving.aroundUnits(watch::begun, watch::committed);
        for (int i = 1; i <= 2; i++) {
            Organization organization =
                    new Organization(new OrganizationId(new UUID(0, i)), "Merchant " + i, Builders.NOON);
            store.organizations().insert(organization);
            scopes.add(new Scope(organization.id(), Mode.SANDBOX));
            scopes.add(new Scope(organization.id(), Mode.LIVE));
        }
    }

    /** The ports of this world, without any mistake. */
    OutPorts ports() {
        return new OutPorts(
                interleaving,
                watch.on(Payments.class, store.payments()),
                watch.on(Transactions.class, store.transactions()),
                store.customers(),
                store.paymentMethods(),
                watch.on(Refunds.class, store.refunds()),
                store.invoices(),
                store.creditNotes(),
                watch.on(Receipts.class, store.receipts()),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                provider.mail(),
                new OneProvider(provider),
                provider,
                DisputeDesk.CLOSED,
                FewTaxes.of(FewTaxes.GERMANY),
                scope -> Seller.named("Acme"),
                new TypewriterPrinter(),
                post,
                new Addresses(),
                new ReversingSecretBox(),
                new ReversingSigner(),
                interleaving,
                ids,
                clock);
    }

    /** The provider of both modes. */
    record OneProvider(PaymentProvider provider) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return Optional.of(provider);
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return Optional.of(provider).filter(one -> one.name().equals(name));
        }
    }

    private static final class Addresses implements PublicAddresses {
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

    /** Lets time pass; what the provider has put off happens at its time. */
    void pass(Duration time) {
        if (clockHolders > 0) {
            return;
        }
        Instant then = clock.instant().plus(time);
        Optional<Later> next = provider.agenda().nextBy(then);
        while (next.isPresent()) {
            clock.set(next.get().at());
            next.get().effect().run();
            watch.lookAtMoney();
            next = provider.agenda().nextBy(then);
        }
        clock.set(then);
        journal.note(() -> "time passes: " + time);
    }

    /** No time passes while this is done, whoever interrupts it. */
    void holdingTheClock(Runnable what) {
        clockHolders++;
        try {
            what.run();
        } finally {
            clockHolders--;
        }
    }

    /** Calms everything down that fails at times. */
    void calmDown() {
        interleaving.calmDown();
        provider.calmDown();
        post.calmDown();
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

    Dice dice() {
        return dice;
    }

    Journal journal() {
        return journal;
    }

    Interleaving interleaving() {
        return interleaving;
    }

    FaultyProvider provider() {
        return provider;
    }

    Post post() {
        return post;
    }

    Watch watch() {
        return watch;
    }
}
