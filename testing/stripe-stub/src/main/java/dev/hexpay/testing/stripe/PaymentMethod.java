package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Mode;
import dev.hexpay.testing.stripe.http.StripeError;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A card of a payer: of one payment, or attached to a customer. */
final class PaymentMethod extends StripeObject {
    private final Mode mode;
    private final TestCard card;
    private final BillingDetails billing;
    private Use use = Use.NEW;
    private @Nullable String customer;
    private boolean isSetUp;
    private @Nullable Decline decline;

    private enum Use {
        NEW,
        /** It paid or tried to. */
        USED,
        ATTACHED,
        DETACHED
    }

    PaymentMethod(StubState state, Mode mode, TestCard card, BillingDetails billing) {
        super(state.nextId(Kind.PAYMENT_METHOD), state.now());
        this.mode = mode;
        this.card = card;
        this.billing = billing;
        this.decline = card.decline();
    }

    TestCard card() {
        return card;
    }

    /** What happens when it is charged and authenticated; null if it succeeds. */
    @Nullable
    Decline decline() {
        return decline;
    }

    /** Its bank declines it from now on. */
    void declineAs(Decline reason) {
        decline = reason;
    }

    Mode mode() {
        return mode;
    }

    /** The customer that it is attached to; null if it is not. */
    @Nullable
    String customer() {
        return customer;
    }

    /** Whether the payer has authenticated for off-session charges. */
    boolean isSetUp() {
        return isSetUp;
    }

    /** Refuses it for a payment of this customer. */
    void checkUsable(@Nullable String payingCustomer) {
        if (use == Use.USED || use == Use.DETACHED) {
            throw StripeError.invalid(
                    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or"
                            + " was detached from a Customer. It may not be used again.",
                    null);
        }
        if (use == Use.ATTACHED && payingCustomer == null) {
            throw StripeError.invalid(
                    "The payment method you provided is attached to a customer so for security purposes you must provide"
                            + " the customer in the request.",
                    null);
        }
        if (use == Use.ATTACHED && !Objects.equals(payingCustomer, customer)) {
            throw StripeError.invalid(
                    "The customer does not have a payment method with the ID " + id()
                            + ". The payment method must be attached to the customer.",
                    "payment_method");
        }
    }

    /** It is part of a payment: without a customer it cannot be part of another one. */
    void use() {
        if (use == Use.NEW) {
            use = Use.USED;
        }
    }

    /** Attaches it after the payer has done all that was asked. */
    void attach(String to, String futureUsage) {
        if (use == Use.DETACHED) {
            return;
        }
        use = Use.ATTACHED;
        customer = to;
        isSetUp = isSetUp || futureUsage.equals("off_session");
    }

    /** Detaches it for good. */
    void detach() {
        if (use != Use.ATTACHED) {
            throw StripeError.invalid(
                    "The payment method you provided is not attached to a customer so detachment is impossible.", null);
        }
        use = Use.DETACHED;
        customer = null;
    }

    /** The card as charges and tokens show it. */
    JsonObject cardJson() {
        return Json.of("brand", card.brand())
                .and("country", "US")
                .and("exp_month", 12)
                .and("exp_year", created().atZone(ZoneOffset.UTC).getYear() + 8)
                .and("fingerprint", card.fingerprint())
                .and("funding", "credit")
                .and("last4", card.last4())
                .and("wallet", null)
                .json();
    }

    JsonObject billingJson() {
        return billing.json();
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "payment_method")
                .and("billing_details", billing.json())
                .and("card", cardJson())
                .and("created", created())
                .and("customer", customer)
                .and("livemode", mode.isLive())
                .and("metadata", new JsonObject())
                .and("type", "card")
                .json();
    }
}
