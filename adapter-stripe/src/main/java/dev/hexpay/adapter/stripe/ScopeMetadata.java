package dev.hexpay.adapter.stripe;

import com.stripe.model.PaymentIntent;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each object at Stripe says about where it belongs here. Objects of others are never used. */
final class ScopeMetadata {
    private static final String ORGANIZATION = "organization";
    private static final String MODE = "mode";
    private static final String PAYMENT = "payment";
    private static final String TRANSACTION = "transaction";
    private static final String REFUND = "refund";

    private final Scope scope;

    ScopeMetadata(Scope scope) {
        this.scope = scope;
    }

    Map<String, String> of(PaymentId payment, TransactionId transaction) {
        return Map.of(
                ORGANIZATION,
                organization(),
                MODE,
                WireName.of(scope.mode()),
                PAYMENT,
                payment.value(),
                TRANSACTION,
                transaction.value());
    }

    Map<String, String> of(RefundRequest request) {
        Map<String, String> metadata =
                new HashMap<>(of(request.charge().payment(), request.charge().transaction()));
        metadata.put(REFUND, request.id().value());
        return metadata;
    }

    boolean owns(TransactionId transaction, PaymentIntent intent) {
        return Boolean.valueOf(scope.mode().isLive()).equals(intent.getLivemode())
                && isOf(transaction, intent.getMetadata());
    }

    boolean owns(RefundRequest request, com.stripe.model.Refund refund) {
        Map<String, String> metadata = refund.getMetadata();
        return isOf(request.charge().transaction(), metadata)
                && request.id().value().equals(metadata.get(REFUND));
    }

    private boolean isOf(TransactionId transaction, @Nullable Map<String, String> metadata) {
        return metadata != null
                && organization().equals(metadata.get(ORGANIZATION))
                && WireName.of(scope.mode()).equals(metadata.get(MODE))
                && transaction.value().equals(metadata.get(TRANSACTION));
    }

    private String organization() {
        return scope.organization().value().toString();
    }
}
