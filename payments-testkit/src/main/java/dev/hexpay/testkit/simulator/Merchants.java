package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.in.Answered;
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
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.simulator.Watch.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clients of the API: they open, charge and cancel, with a key or without, and ask again when they hear nothing. */
final class Merchants {
    /** Clients let a key be well before it expires. */
    private static final Duration KEY_USED = Duration.ofHours(20);

    private static final List<TestCard> ON_FILE =
            List.of(TestCard.WORKS, TestCard.AUTHENTICATES_ALWAYS, TestCard.DECLINED_OFF_SESSION, TestCard.LACKS_FUNDS);
    private static final List<String> CURRENCIES = List.of("usd", "eur", "jpy");

    private static final int PATIENCE_SECONDS = 61;

    private final Stage stage;
    private final Dice dice;
    private final World world;
    private final List<Request> requests = new ArrayList<>();
    private final Map<Scope, List<CustomerReference>> customers = new HashMap<>();

    Merchants(Stage stage) {
        this.stage = stage;
        this.dice = stage.dice();
        this.world = stage.world();
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
        @Nullable IdempotencyKey key = maybeKey();
        @Nullable CustomerReference customer = dice.inThousand(300) ? aCustomer(scope) : null;
        @Nullable
        Instant expiresAt = dice.inThousand(100) ? world.clock().instant().plusSeconds(dice.between(60, 7200)) : null;
        OpenPaymentLink.Command command =
                new OpenPaymentLink.Command(someMoney(), description(key), customer, null, null, expiresAt, null);
        send(new Request(
                scope,
                "opens a link",
                key,
                world.clock().instant(),
                (server, once) -> server.openPaymentLink().open(scope, command, once)));
    }

    void charge() {
        Scope scope = dice.oneOf(world.scopes());
        @Nullable IdempotencyKey key = maybeKey();
        ChargeCustomer.Command command =
                new ChargeCustomer.Command(aCustomer(scope), someMoney(), description(key), null, null);
        send(new Request(
                scope,
                "charges a customer",
                key,
                world.clock().instant(),
                (server, once) -> server.chargeCustomer().charge(scope, command, once)));
    }

    void cancel() {
        List<Seen> payments = world.watch().payments();
        if (!payments.isEmpty()) {
            Seen seen = dice.oneOf(payments);
            send(new Request(
                    seen.scope(),
                    "cancels " + seen.label(),
                    maybeKey(),
                    world.clock().instant(),
                    (server, once) -> server.cancelPayment()
                            .cancel(seen.scope(), seen.payment().id(), once)));
        }
    }

    /** Asks again under the key of an earlier request, whether or not that was answered. */
    void askAgain() {
        List<Request> alive = alive();
        if (!alive.isEmpty()) {
            Request request = dice.oneOf(alive);
            stage.journal().count("asked again");
            sendAgain(request);
        }
    }

    /** Waits for an answer until it is time to ask again, though the first call may still be under way. */
    void losePatience() {
        List<Request> unanswered =
                alive().stream().filter(request -> request.told() == null).toList();
        if (!unanswered.isEmpty()) {
            world.pass(Duration.ofSeconds(PATIENCE_SECONDS));
            stage.journal().count("patience lost");
            sendAgain(unanswered.get(unanswered.size() - 1));
        }
    }

    /** Uses a key that was answered for something else. */
    void misuseKey() {
        List<Request> answered =
                alive().stream().filter(request -> request.told() != null).toList();
        if (!answered.isEmpty()) {
            Request request = dice.oneOf(answered);
            stage.act("misuses the key of: " + request, () -> misuse(request));
        }
    }

    private void misuse(Request request) {
        try {
            Answered<Payment> answered = request.sendAnother(stage.server());
            throw new Broken(Law.KEY_OF_ANOTHER_REQUEST, request + " with another body came to " + answered);
        } catch (Refusal refusal) {
            Watch.require(
                    refusal.code() == RefusalCode.IDEMPOTENCY_KEY_MISMATCH,
                    Law.KEY_OF_ANOTHER_REQUEST,
                    () -> request + " with another body was refused as " + refusal.code());
            stage.journal().count("key misused");
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

    /** When nothing fails any more, whoever has heard nothing asks again, and is answered. */
    void askUntilAnswered() {
        world.pass(Duration.ofSeconds(PATIENCE_SECONDS));
        for (Request request : alive()) {
            sendAgain(request);
            Watch.require(
                    request.told() != null || request.isRefused(),
                    Law.KEY_ANSWERED,
                    () -> request + " is not answered");
        }
    }

    private List<Request> alive() {
        Instant oldest = world.clock().instant().minus(KEY_USED);
        return requests.stream()
                .filter(request -> request.isKeyed() && request.firstSentAt().isAfter(oldest))
                .toList();
    }

    private void send(Request request) {
        requests.add(request);
        stage.act(request.toString(), () -> exchange(request));
    }

    private void sendAgain(Request request) {
        stage.act("again: " + request, () -> exchange(request));
    }

    private void exchange(Request request) {
        Answered<Payment> answered = request.send(stage.server());
        stage.journal().count("answer " + answered.getClass().getSimpleName());
        String answer = Request.read(answered);
        if (answer == null) {
            return;
        }
        stage.journal().note(() -> "answered " + answer);
        stage.tell(request.scope(), answer);
        if (request.isKeyed()) {
            request.hear(answer);
        }
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

    private @Nullable IdempotencyKey maybeKey() {
        return dice.inThousand(600) ? new IdempotencyKey("key-" + (requests.size() + 1)) : null;
    }

    private static Description description(@Nullable IdempotencyKey key) {
        return new Description(key == null ? "without a key" : Watch.UNDER_KEY + key.value());
    }

    private Money someMoney() {
        return Builders.money(dice.between(1, 500_00), dice.oneOf(CURRENCIES));
    }
}
