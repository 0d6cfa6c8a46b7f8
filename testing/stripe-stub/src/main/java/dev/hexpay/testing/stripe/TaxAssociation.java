package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Which tax transactions belong to a payment: one when it succeeds, one for each refund. */
final class TaxAssociation extends StripeObject {
    private final PaymentIntent intent;
    private final String calculation;
    private final List<JsonObject> transactions = new ArrayList<>();

    TaxAssociation(StubState state, PaymentIntent intent, String calculation) {
        super(state.nextId(Kind.TAX_ASSOCIATION), state.now());
        this.intent = intent;
        this.calculation = calculation;
    }

    PaymentIntent intent() {
        return intent;
    }

    /** Records the transaction of a payment or of a refund. */
    void commit(String source, String transaction) {
        transactions.add(Json.object(
                "committed", Json.object("transaction", transaction), "source", source, "status", "committed"));
    }

    @Override
    JsonObject json() {
        return Json.object(
                "id",
                id(),
                "object",
                "tax.association",
                "calculation",
                calculation,
                "payment_intent",
                intent.id(),
                "tax_transaction_attempts",
                transactions);
    }
}
