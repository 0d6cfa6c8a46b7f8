package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merchants who keep the cards of their customers in order: they choose defaults and take cards off file. */
final class CardKeepers {
    private static final int MANY = 100;

    private final Stage stage;
    private final Dice dice;
    private final World world;
    private final Clients clients;
    private final List<Card> gone = new ArrayList<>();

    /** A card, and whose it is. */
    record Card(Scope scope, CustomerReference customer, PaymentMethodId method) {}

    CardKeepers(Stage stage, Clients clients) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
        this.clients = clients;
    }

    void makeDefault() {
        @Nullable Card card = someCard();
        if (card != null) {
            clients.send(
                    card.scope(),
                    "makes " + card.method() + " the default",
                    new Request.Wish<>(
                            clients.maybeKey(),
                            (server, once) -> server.chooseDefaultPaymentMethod()
                                    .choose(card.scope(), card.customer(), card.method(), once),
                            Reading::card));
        }
    }

    void detach() {
        @Nullable Card card = someCard();
        if (card != null) {
            world.watch().attempts().detaching(card.customer());
            stage.act("detaches " + card.method(), () -> {
                PaymentMethod detached =
                        stage.server().detachPaymentMethod().detach(card.scope(), card.customer(), card.method());
                stage.journal().count("detached");
                world.watch().attempts().detached(detached);
                gone.add(card);
            });
        }
    }

    /** Any card on file, or one that was detached. */
    @Nullable
    Card someCard() {
        if (!gone.isEmpty() && dice.inThousand(100)) {
            return dice.oneOf(gone);
        }
        Scope scope = dice.oneOf(world.scopes());
        Customer customer = dice.oneOf(world.store()
                .customers()
                .list(scope, null, PageRequest.first(MANY))
                .items());
        CustomerReference reference = new CustomerReference(customer.id().value());
        List<Card> cards =
                world
                        .store()
                        .paymentMethods()
                        .ofCustomer(scope, customer.id(), PageRequest.first(MANY))
                        .items()
                        .stream()
                        .map(method -> new Card(scope, reference, method.id()))
                        .toList();
        return cards.isEmpty() ? null : dice.oneOf(cards);
    }
}
