package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.testkit.simulator.Ledger.Charge;
import dev.hexpay.testkit.simulator.Ledger.GivenBack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives money back as providers do: it forgets a key after 24 hours, and then gives again what is left to be given. */
final class GivingBack {
    private static final int SLOWEST_SECONDS = 600;

    private final Ledger ledger;
    private final Agenda agenda;
    private final Dice dice;
    private final Journal journal;
    private final InstantSource clock;
    private final Map<Key, Known> keys = new HashMap<>();
    private final Map<Key, List<Order>> orders = new HashMap<>();
    private boolean isCalm;

    private record Key(Scope scope, String value) {}

    private record Known(Order order, Instant since) {}

    /** One refund as the provider keeps it. */
    private static final class Order {
        private final Scope scope;
        private final Return asked;
        private RefundAnswer answer = new RefundAnswer.StillProcessing();

        Order(Scope scope, Return asked) {
            this.scope = scope;
            this.asked = asked;
        }
    }

    GivingBack(Ledger ledger, Agenda agenda, World.Chance chance, InstantSource clock) {
        this.ledger = ledger;
        this.agenda = agenda;
        this.dice = chance.dice();
        this.journal = chance.journal();
        this.clock = clock;
    }

    /** From now on it is quick and has the money. */
    void calmDown() {
        isCalm = true;
    }

    RefundAnswer refund(Scope scope, Return asked, String keyValue) {
        Key key = new Key(scope, keyValue);
        Known known = keys.get(key);
        if (known != null && known.since().plus(FaultyProvider.KEYS_KEPT).isAfter(clock.instant())) {
            return known.order().answer;
        }
        Order order = new Order(scope, asked);
        keys.put(key, new Known(order, clock.instant()));
        orders.computeIfAbsent(new Key(scope, asked.id().value()), id -> new ArrayList<>())
                .add(order);
        if (!isCalm && dice.inThousand(100)) {
            journal.count("fault SLOW_REFUND");
            agenda.putOff(dice.between(1, SLOWEST_SECONDS), () -> order.answer = answer(order));
        } else {
            order.answer = answer(order);
        }
        return order.answer;
    }

    /** What has become of it; for that no key is needed, so it is never forgotten. */
    RefundAnswer find(Scope scope, RefundId id) {
        RefundAnswer found = new RefundAnswer.NeverHeardOf();
        for (Order order : orders.getOrDefault(new Key(scope, id.value()), List.of())) {
            if (!(found instanceof RefundAnswer.Succeeded)) {
                found = order.answer;
            }
        }
        return found;
    }

    boolean wasDeclined(Scope scope, RefundId id) {
        return orders.getOrDefault(new Key(scope, id.value()), List.of()).stream()
                .anyMatch(order -> order.answer instanceof RefundAnswer.Declined);
    }

    private RefundAnswer answer(Order order) {
        Return asked = order.asked;
        @Nullable Charge charge = ledger.find(order.scope, asked.charge().transaction());
        if (charge == null
                || !(charge.answer() instanceof ProviderAnswer.Succeeded paid)
                || !paid.reference().equals(asked.charge().reference())) {
            return declined("charge_unknown");
        }
        @Nullable Dispute dispute = charge.dispute();
        if (dispute != null && dispute.standing() != Standing.WON) {
            return declined("charge_disputed");
        }
        Money paidOnce = charge.attempt().amount();
        long leftMinor = paidOnce.minor() - ledger.backMinor(charge.attempt().id());
        if (asked.amount().minor() > leftMinor || !asked.amount().currency().equals(paidOnce.currency())) {
            return declined("charge_already_refunded");
        }
        boolean isPart = asked.amount().minor() < paidOnce.minor();
        if (isPart && !isCalm && dice.inThousand(60)) {
            return declined("insufficient_balance");
        }
        String reference = "re_" + (ledger.givenBack().size() + 1);
        ledger.giveBack(new GivenBack(order.scope, asked, reference));
        return new RefundAnswer.Succeeded(reference);
    }

    private RefundAnswer declined(String code) {
        journal.count("refund declined " + code);
        return new RefundAnswer.Declined(new Failure(code, null, "This cannot be refunded."));
    }
}
