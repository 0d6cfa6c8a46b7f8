package dev.hexpay.adapter.stripe;

import com.stripe.model.PaymentIntent;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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

    /** The scope that an object says; empty if it is not one of ours. */
    static Optional<Scope> scopeIn(Map<String, String> metadata) {
        String organization = metadata.get(ORGANIZATION);
        String mode = metadata.get(MODE);
        return organization == null || mode == null
                ? Optional.empty()
                : valid(() -> new Scope(new OrganizationId(UUID.fromString(organization)), Mode.of(mode)));
    }

    /** The transaction that an object says. */
    static Optional<TransactionId> transactionIn(Map<String, String> metadata) {
        String id = metadata.get(TRANSACTION);
        return id == null ? Optional.empty() : valid(() -> new TransactionId(id));
    }

    /** The refund that an object says. */
    static Optional<RefundId> refundIn(Map<String, String> metadata) {
        String id = metadata.get(REFUND);
        return id == null ? Optional.empty() : valid(() -> new RefundId(id));
    }

    private static <T> Optional<T> valid(Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException | InvalidValueException e) {
            // Other applications of the account may use the same names.
            return Optional.empty();
        }
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
