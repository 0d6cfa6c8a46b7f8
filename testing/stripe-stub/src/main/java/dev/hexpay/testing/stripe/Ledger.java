package dev.hexpay.testing.stripe;

import dev.hexpay.testing.stripe.http.Mode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The money that really moved, whatever was answered. All amounts are in the smallest unit as Stripe counts. */
public final class Ledger {
    private final StubState state;

    Ledger(StubState state) {
        this.state = state;
    }

    /**
     * Sums of one currency.
     *
     * @param moved from payers to the account
     * @param refunded back to payers, for good
     * @param pending refunds that are not decided
     * @param disputed held or kept by the payers' banks
     */
    public record Movement(long moved, long refunded, long pending, long disputed) {
        /** Nothing. */
        public static final Movement NONE = new Movement(0, 0, 0, 0);

        /** Both together. */
        public Movement plus(Movement other) {
            return new Movement(
                    moved + other.moved, refunded + other.refunded, pending + other.pending, disputed + other.disputed);
        }

        /** What is left on the account. */
        public long net() {
            return moved - refunded - pending - disputed;
        }
    }

    /** What moved for a payment intent. */
    public Movement of(String paymentIntent) {
        synchronized (state) {
            return movement(state.get(Kind.PAYMENT_INTENT, paymentIntent));
        }
    }

    /** What moved for the payment intents of both modes with a metadata value; it must be one currency. */
    public Movement byMetadata(String key, String value) {
        synchronized (state) {
            List<PaymentIntent> intents = Stream.of(Mode.values())
                    .flatMap(mode -> state.store(mode).newestFirst(Kind.PAYMENT_INTENT).stream())
                    .filter(intent -> value.equals(intent.params().text("metadata", key)))
                    .toList();
            if (intents.stream().map(PaymentIntent::currency).distinct().count() > 1) {
                throw new IllegalArgumentException(key + "=" + value + " has payments in several currencies");
            }
            return intents.stream().map(this::movement).reduce(Movement.NONE, Movement::plus);
        }
    }

    /** The ids of the payment intents of both modes with a metadata value, oldest first. */
    public List<String> intentsByMetadata(String key, String value) {
        synchronized (state) {
            return Stream.of(Mode.values())
                    .flatMap(mode -> state.store(mode).newestFirst(Kind.PAYMENT_INTENT).stream())
                    .filter(intent -> value.equals(intent.params().text("metadata", key)))
                    .map(StripeObject::id)
                    .sorted()
                    .toList();
        }
    }

    /** What moved in a mode, by currency. */
    public SortedMap<String, Movement> totals(Mode mode) {
        synchronized (state) {
            SortedMap<String, Movement> totals = new TreeMap<>();
            for (PaymentIntent intent : state.store(mode).newestFirst(Kind.PAYMENT_INTENT)) {
                totals.merge(intent.currency(), movement(intent), Movement::plus);
            }
            return totals;
        }
    }

    private Movement movement(PaymentIntent intent) {
        Store store = state.store(intent.mode());
        long moved = store.newestFirst(Kind.CHARGE).stream()
                .filter(charge -> charge.intent() == intent)
                .mapToLong(Charge::captured)
                .sum();
        long disputed = store.newestFirst(Kind.DISPUTE).stream()
                .filter(dispute -> dispute.charge().intent() == intent && dispute.holdsMoney())
                .mapToLong(Dispute::amount)
                .sum();
        return new Movement(
                moved,
                refunds(store, intent, Refund.Status.SUCCEEDED),
                refunds(store, intent, Refund.Status.PENDING),
                disputed);
    }

    private static long refunds(Store store, PaymentIntent intent, Refund.Status status) {
        return store.newestFirst(Kind.REFUND).stream()
                .filter(refund -> refund.charge().intent() == intent && refund.status() == status)
                .mapToLong(Refund::amount)
                .sum();
    }
}
