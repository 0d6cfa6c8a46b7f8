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
        transactions.add(Json.of("committed", Json.of("transaction", transaction))
                .and("source", source)
                .and("status", "committed")
                .json());
    }

    /** Records that the transaction of a payment could not be made. */
    void fail(String source, String reason) {
        transactions.add(Json.of("errored", Json.of("reason", reason))
                .and("source", source)
                .and("status", "errored")
                .json());
    }

    boolean isCommitted() {
        return transactions.stream()
                .anyMatch(each -> each.get("status").getAsString().equals("committed"));
    }

    boolean isOf(String taxCalculation) {
        return calculation.equals(taxCalculation);
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "tax.association")
                .and("calculation", calculation)
                .and("payment_intent", intent.id())
                .and("tax_transaction_attempts", transactions)
                .json();
    }
}
