package dev.hexpay.simulator;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.simulator.CardActor.CustomerCard;
import dev.hexpay.simulator.InvariantChecker.PaymentSnapshot;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Merchants who collect payments: they open and cancel links and charge saved cards. */
final class MerchantActor {
    private static final List<TestCard> ON_FILE = List.of(
            TestCard.SUCCEEDS,
            TestCard.AUTHENTICATES_ALWAYS,
            TestCard.DECLINED_OFF_SESSION,
            TestCard.INSUFFICIENT_FUNDS);
    private static final List<String> CURRENCIES = List.of("usd", "eur", "jpy");

    private final Cluster cluster;
    private final SeededRandom random;
    private final Simulation simulation;
    private final ApiClients clients;
    private final CardActor cards;
    private final Map<Scope, List<CustomerReference>> customers = new HashMap<>();

    MerchantActor(Cluster cluster, ApiClients clients, CardActor cards) {
        this.cluster = cluster;
        this.random = cluster.random();
        this.simulation = cluster.simulation();
        this.clients = clients;
        this.cards = cards;
        simulation.scopes().forEach(scope -> customers.put(scope, List.of(customer(scope), customer(scope))));
    }

    private CustomerReference customer(Scope scope) {
        Instant now = simulation.clock().instant();
        Customer customer = Customer.create(
                new CustomerId(simulation.ids().next(IdKind.CUSTOMER, now)),
                Builders.aCustomer().withEmail("ada@example.com").profile(),
                now);
        String reference = simulation.provider().saveCard(scope, random.oneOf(ON_FILE));
        PaymentMethodId method = new PaymentMethodId(simulation.ids().next(IdKind.PAYMENT_METHOD, now));
        simulation.store().customers().getOrInsert(scope, customer);
        simulation
                .store()
                .paymentMethods()
                .insert(
                        scope,
                        new PaymentMethod(
                                method, customer.id(), SimulatedProvider.NAME, reference, Builders.aCard(), now));
        simulation.store().customers().save(scope, customer.withDefaultMethod(method, now));
        return new CustomerReference(customer.id().value());
    }

    void open() {
        Scope scope = random.oneOf(simulation.scopes());
        @Nullable IdempotencyKey key = clients.maybeKey();
        @Nullable CustomerReference customer = random.chanceInThousand(300) ? randomCustomer(scope) : null;
        @Nullable
        Instant expiresAt = random.chanceInThousand(100)
                ? simulation.clock().instant().plusSeconds(random.between(60, 7200))
                : null;
        OpenPaymentLink.Command command = OpenPaymentLink.Command.of(randomAmount(), description(key))
                .forCustomer(customer)
                .withExpiresAt(expiresAt);
        clients.send(
                scope,
                "opens a link",
                new Request.Operation<>(
                        key,
                        new Request.Creating<>(
                                server -> server.payments().openLink().price(scope, command),
                                (server, link) -> server.payments().openLink().open(scope, link)),
                        ResponseText::payment));
    }

    void charge() {
        Scope scope = random.oneOf(simulation.scopes());
        @Nullable CustomerCard named = random.chanceInThousand(300) ? cards.randomCard() : null;
        if (named == null) {
            charge(scope, randomCustomer(scope), null);
        } else {
            charge(named.scope(), named.customer(), named.method());
        }
    }

    private void charge(Scope scope, CustomerReference customer, @Nullable PaymentMethodId method) {
        @Nullable IdempotencyKey key = clients.maybeKey();
        ChargeCustomer.Command command = ChargeCustomer.Command.of(customer, randomAmount(), description(key))
                .withMethod(method);
        clients.send(
                scope,
                "charges a customer",
                new Request.Operation<>(
                        key,
                        new Request.Committing<>((server, idempotency) ->
                                server.payments().charge().charge(scope, command, idempotency)),
                        ResponseText::payment));
    }

    void cancel() {
        List<PaymentSnapshot> payments = simulation.checker().payments();
        if (!payments.isEmpty()) {
            PaymentSnapshot snapshot = random.oneOf(payments);
            clients.send(
                    snapshot.scope(),
                    "cancels " + snapshot.label(),
                    new Request.Operation<>(
                            clients.maybeKey(),
                            new Request.InTransaction<>(server -> server.payments()
                                    .cancel()
                                    .cancel(snapshot.scope(), snapshot.payment().id())),
                            ResponseText::payment));
        }
    }

    /** Reads and cancels a payment in a scope that does not own it. */
    void accessForeignPayment() {
        List<PaymentSnapshot> payments = simulation.checker().payments();
        if (!payments.isEmpty()) {
            PaymentSnapshot snapshot = random.oneOf(payments);
            Scope other = random.oneOf(simulation.scopes().stream()
                    .filter(scope -> !scope.equals(snapshot.scope()))
                    .toList());
            cluster.perform("another scope looks for " + snapshot.label(), () -> {
                notFound(() -> cluster.server()
                        .payments()
                        .queries()
                        .get(other, snapshot.payment().id()));
                notFound(() -> cluster.server()
                        .payments()
                        .cancel()
                        .cancel(other, snapshot.payment().id()));
            });
        }
    }

    private void notFound(Runnable access) {
        try {
            access.run();
        } catch (PaymentsException rejection) {
            cluster.trace().count("foreign payment not found");
            if (rejection.code() == ErrorCode.PAYMENT_NOT_FOUND) {
                return;
            }
        }
        throw new InvariantViolation(Invariant.SCOPES_ISOLATED, "a payment of another scope was found");
    }

    private CustomerReference randomCustomer(Scope scope) {
        List<CustomerReference> known = new ArrayList<>(customers.getOrDefault(scope, List.of()));
        for (PaymentSnapshot snapshot : simulation.checker().payments()) {
            CustomerId payer = snapshot.payment().customer();
            if (snapshot.scope().equals(scope) && payer != null) {
                known.add(new CustomerReference(payer.value()));
            }
        }
        return random.oneOf(known);
    }

    private static Description description(@Nullable IdempotencyKey key) {
        return new Description(key == null ? "without a key" : InvariantChecker.KEY_PREFIX + key.value());
    }

    private Money randomAmount() {
        return Builders.money(random.between(1, 500_00), random.oneOf(CURRENCIES));
    }
}
