package dev.hexpay.simulator;

import dev.hexpay.application.page.CustomerFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.tenant.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merchants who manage the cards of their customers: they set defaults and detach cards. */
final class CardActor {
    private static final int PAGE_SIZE = 100;

    private final Cluster cluster;
    private final SeededRandom random;
    private final Simulation simulation;
    private final ApiClients clients;
    private final List<CustomerCard> detachedCards = new ArrayList<>();

    /** A card and its customer. */
    record CustomerCard(Scope scope, CustomerReference customer, PaymentMethodId method) {}

    CardActor(Cluster cluster, ApiClients clients) {
        this.cluster = cluster;
        this.random = cluster.random();
        this.simulation = cluster.simulation();
        this.clients = clients;
    }

    void makeDefault() {
        @Nullable CustomerCard card = randomCard();
        if (card != null) {
            clients.send(
                    card.scope(),
                    "makes " + card.method() + " the default",
                    new Request.Operation<>(
                            clients.maybeKey(),
                            new Request.InTransaction<>(server -> server.customers()
                                    .setDefaultMethod()
                                    .set(card.scope(), card.customer(), card.method())),
                            ResponseText::card));
        }
    }

    void detach() {
        @Nullable CustomerCard card = randomCard();
        if (card != null) {
            simulation.checker().transactions().detachStarted(card.customer());
            cluster.perform("detaches " + card.method(), () -> {
                PaymentMethod detached = cluster.server()
                        .customers()
                        .detachMethod()
                        .detach(card.scope(), card.customer(), card.method());
                cluster.trace().count("detached");
                simulation.checker().transactions().detached(detached);
                detachedCards.add(card);
            });
        }
    }

    /** A random saved card, or one that was detached. */
    @Nullable
    CustomerCard randomCard() {
        if (!detachedCards.isEmpty() && random.chanceInThousand(100)) {
            return random.oneOf(detachedCards);
        }
        Scope scope = random.oneOf(simulation.scopes());
        Customer customer = random.oneOf(simulation
                .store()
                .customers()
                .list(scope, CustomerFilter.ALL, PageRequest.first(PAGE_SIZE))
                .items());
        CustomerReference reference = new CustomerReference(customer.id().value());
        List<CustomerCard> cards = simulation
                .store()
                .paymentMethods()
                .ofCustomer(scope, customer.id(), PageRequest.first(PAGE_SIZE))
                .items()
                .stream()
                .map(method -> new CustomerCard(scope, reference, method.id()))
                .toList();
        return cards.isEmpty() ? null : random.oneOf(cards);
    }
}
