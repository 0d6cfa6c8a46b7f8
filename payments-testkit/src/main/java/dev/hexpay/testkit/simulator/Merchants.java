package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.simulator.CardKeepers.Card;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merchants who want to be paid: they open and cancel links and charge cards on file. */
final class Merchants {
    private static final List<TestCard> ON_FILE =
            List.of(TestCard.WORKS, TestCard.AUTHENTICATES_ALWAYS, TestCard.DECLINED_OFF_SESSION, TestCard.LACKS_FUNDS);
    private static final List<String> CURRENCIES = List.of("usd", "eur", "jpy");

    private final Stage stage;
    private final Dice dice;
    private final World world;
    private final Clients clients;
    private final CardKeepers cards;
    private final Map<Scope, List<CustomerReference>> customers = new HashMap<>();

    Merchants(Stage stage, Clients clients, CardKeepers cards) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
        this.clients = clients;
        this.cards = cards;
        world.scopes().forEach(scope -> customers.put(scope, List.of(customer(scope), customer(scope))));
    }

    private CustomerReference customer(Scope scope) {
        Instant now = world.clock().instant();
        Customer customer = Customer.created(
                new CustomerId(world.ids().next(IdKind.CUSTOMER, now)),
                Builders.aCustomer().at("ada@example.com").profile(),
                now);
        String reference = world.provider().vaulted(scope, dice.oneOf(ON_FILE));
        PaymentMethodId method = new PaymentMethodId(world.ids().next(IdKind.PAYMENT_METHOD, now));
        world.store().customers().insertOrFind(scope, customer);
        world.store()
                .paymentMethods()
                .insert(
                        scope,
                        new PaymentMethod(
                                method, customer.id(), FaultyProvider.NAME, reference, Builders.aCard(), now));
        world.store().customers().save(scope, customer.chargedBy(method, now));
        return new CustomerReference(customer.id().value());
    }

    void open() {
        Scope scope = dice.oneOf(world.scopes());
        @Nullable IdempotencyKey key = clients.maybeKey();
        @Nullable CustomerReference customer = dice.inThousand(300) ? aCustomer(scope) : null;
        @Nullable
        Instant expiresAt = dice.inThousand(100) ? world.clock().instant().plusSeconds(dice.between(60, 7200)) : null;
        OpenPaymentLink.Command command =
                new OpenPaymentLink.Command(someMoney(), description(key), customer, null, null, expiresAt, null);
        clients.send(
                scope,
                "opens a link",
                new Request.Wish<>(
                        key, (server, once) -> server.openPaymentLink().open(scope, command, once), Reading::payment));
    }

    void charge() {
        Scope scope = dice.oneOf(world.scopes());
        @Nullable Card named = dice.inThousand(300) ? cards.someCard() : null;
        if (named == null) {
            charge(scope, aCustomer(scope), null);
        } else {
            charge(named.scope(), named.customer(), named.method());
        }
    }

    private void charge(Scope scope, CustomerReference customer, @Nullable PaymentMethodId method) {
        @Nullable IdempotencyKey key = clients.maybeKey();
        ChargeCustomer.Command command =
                new ChargeCustomer.Command(customer, someMoney(), description(key), method, null);
        clients.send(
                scope,
                "charges a customer",
                new Request.Wish<>(
                        key, (server, once) -> server.chargeCustomer().charge(scope, command, once), Reading::payment));
    }

    void cancel() {
        List<Seen> payments = world.watch().payments();
        if (!payments.isEmpty()) {
            Seen seen = dice.oneOf(payments);
            clients.send(
                    seen.scope(),
                    "cancels " + seen.label(),
                    new Request.Wish<>(
                            clients.maybeKey(),
                            (server, once) -> server.cancelPayment()
                                    .cancel(seen.scope(), seen.payment().id(), once),
                            Reading::payment));
        }
    }

    /** Looks for a payment, and tries to take it back, where it is not. */
    void spy() {
        List<Seen> payments = world.watch().payments();
        if (!payments.isEmpty()) {
            Seen seen = dice.oneOf(payments);
            Scope other = dice.oneOf(world.scopes().stream()
                    .filter(scope -> !scope.equals(seen.scope()))
                    .toList());
            stage.act("somebody else looks for " + seen.label(), () -> {
                notFound(() ->
                        stage.server().getPayment().get(other, seen.payment().id()));
                notFound(() -> stage.server()
                        .cancelPayment()
                        .cancel(other, seen.payment().id(), Once.unkeyed()));
            });
        }
    }

    private void notFound(Runnable attempt) {
        try {
            attempt.run();
        } catch (Refusal refusal) {
            stage.journal().count("looked for in vain");
            if (refusal.code() == RefusalCode.PAYMENT_NOT_FOUND) {
                return;
            }
        }
        throw new Broken(Law.SCOPES_APART, "a payment of somebody else was found");
    }

    private CustomerReference aCustomer(Scope scope) {
        List<CustomerReference> known = new ArrayList<>(customers.getOrDefault(scope, List.of()));
        for (Seen seen : world.watch().payments()) {
            CustomerId payer = seen.payment().customer();
            if (seen.scope().equals(scope) && payer != null) {
                known.add(new CustomerReference(payer.value()));
            }
        }
        return dice.oneOf(known);
    }

    private static Description description(@Nullable IdempotencyKey key) {
        return new Description(key == null ? "without a key" : Watch.UNDER_KEY + key.value());
    }

    private Money someMoney() {
        return Builders.money(dice.between(1, 500_00), dice.oneOf(CURRENCIES));
    }
}
