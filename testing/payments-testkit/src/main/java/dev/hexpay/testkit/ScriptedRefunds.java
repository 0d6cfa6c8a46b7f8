package dev.hexpay.testkit;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The refunds of {@link ScriptedProvider}. */
final class ScriptedRefunds {
    private final Map<Key, RecordedRefund> refunds = new HashMap<>();

    private final List<Scoped<Movement>> elsewhere = new ArrayList<>();
    private final InstantSource clock;

    ScriptedRefunds(InstantSource clock) {
        this.clock = clock;
    }

    private record Key(Scope scope, RefundId id) {}

    private record RecordedRefund(RefundRequest request, RefundResult result, Instant at) {
        Movement movement(RefundResult.Succeeded succeeded) {
            return new Movement(
                    Movement.Kind.REFUND,
                    succeeded.reference(),
                    request.charge().transaction(),
                    request.id(),
                    request.amount(),
                    at);
        }
    }

    /** A succeeded charge and its amount. */
    record PaidCharge(Money amount, ProviderResult.Succeeded result) {}

    /** Refunds part of the charge, if there is one. A retry with the same refund id returns the first result. */
    RefundResult refund(Scope scope, RefundRequest request, @Nullable PaidCharge paid) {
        return refunds.computeIfAbsent(
                        new Key(scope, request.id()),
                        key -> new RecordedRefund(request, process(request, paid), clock.instant()))
                .result();
    }

    RefundResult find(Scope scope, RefundRequest request) {
        RecordedRefund recorded = refunds.get(new Key(scope, request.id()));
        return recorded == null ? new RefundResult.Unknown() : recorded.result();
    }

    /** A refund that had succeeded fails: its money stays with the merchant. */
    void failLate(Scope scope, RefundId id) {
        refunds.computeIfPresent(
                new Key(scope, id),
                (key, recorded) -> recorded.result() instanceof RefundResult.Succeeded
                        ? new RecordedRefund(recorded.request(), declined("refund_failed"), recorded.at())
                        : recorded);
    }

    /** Refunds a part of the charge without a request through the port. */
    void refundElsewhere(Scope scope, ChargeRequest charge, long minor) {
        String reference = "re_elsewhere_" + elsewhere.size();
        Money amount = new Money(minor, charge.amount().currency());
        elsewhere.add(new Scoped<>(
                scope, new Movement(Movement.Kind.REFUND, reference, charge.id(), null, amount, clock.instant())));
    }

    /** The succeeded refunds of a scope. */
    Stream<Movement> movements(Scope scope) {
        Stream<Movement> requested = refunds.entrySet().stream()
                .filter(entry -> entry.getKey().scope().equals(scope))
                .map(Map.Entry::getValue)
                .flatMap(refund -> refund.result() instanceof RefundResult.Succeeded succeeded
                        ? Stream.of(refund.movement(succeeded))
                        : Stream.empty());
        return Stream.concat(
                requested,
                elsewhere.stream()
                        .filter(movement -> movement.scope().equals(scope))
                        .map(Scoped::value));
    }

    long refundedMinor(TransactionId transaction) {
        return requestedMinor(transaction)
                + elsewhere.stream()
                        .map(Scoped::value)
                        .filter(movement -> transaction.equals(movement.transaction()))
                        .mapToLong(movement -> movement.amount().minor())
                        .sum();
    }

    private long requestedMinor(TransactionId transaction) {
        return refunds.values().stream()
                .filter(recorded -> recorded.request().charge().transaction().equals(transaction))
                .filter(recorded -> recorded.result() instanceof RefundResult.Succeeded)
                .mapToLong(recorded -> recorded.request().amount().minor())
                .sum();
    }

    /** The result of a charge, with what was refunded of it by now. */
    ProviderResult withReturned(ChargeRequest request, ProviderResult result) {
        if (!(result instanceof ProviderResult.Succeeded paid)) {
            return result;
        }
        Money returned = new Money(refundedMinor(request.id()), request.amount().currency());
        return new ProviderResult.Succeeded(paid.reference(), paid.vaulted(), paid.dispute(), returned);
    }

    private RefundResult process(RefundRequest request, @Nullable PaidCharge paid) {
        if (paid == null || !paid.result().reference().equals(request.charge().reference())) {
            return declined("charge_unknown");
        }
        Dispute dispute = paid.result().dispute();
        if (dispute != null && dispute.status() != DisputeStatus.WON) {
            return declined("charge_disputed");
        }
        long remainingMinor =
                paid.amount().minor() - refundedMinor(request.charge().transaction());
        if (request.amount().minor() > remainingMinor
                || !request.amount().currency().equals(paid.amount().currency())) {
            return declined("charge_already_refunded");
        }
        return new RefundResult.Succeeded("re_" + (refunds.size() + 1));
    }

    private static RefundResult declined(String code) {
        return new RefundResult.Declined(new Failure(code, null, "This cannot be refunded."));
    }
}
