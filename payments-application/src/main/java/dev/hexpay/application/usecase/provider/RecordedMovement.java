package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.payment.TransactionState;
import java.time.Instant;

/**
 * A charge or refund that is recorded here as succeeded.
 *
 * @param key what identifies it on both sides
 * @param provider the name of its provider
 * @param reference the provider's reference
 * @param startedAt when it was created: the provider has moved it at or after that
 * @param recordedAt when the success was recorded: the provider has moved it at or before that
 */
record RecordedMovement(
        MovementKey key, String provider, String reference, Money amount, Instant startedAt, Instant recordedAt) {
    /** A kind, and our id: a refund that was made elsewhere has that of its transaction. */
    record MovementKey(Movement.Kind kind, String id) {
        boolean isMadeElsewhere() {
            return kind == Movement.Kind.REFUND && IdKind.TRANSACTION.matches(id);
        }
    }

    static RecordedMovement of(Transaction paid, TransactionState.Succeeded state) {
        return new RecordedMovement(
                new MovementKey(Movement.Kind.CHARGE, paid.id().value()),
                paid.provider(),
                paid.chargeReference(),
                paid.price().total(),
                paid.createdAt(),
                state.paidAt());
    }

    static RecordedMovement of(Refund refund, RefundState.Succeeded state) {
        String id = refund.cause() == Refund.Cause.ELSEWHERE
                ? refund.charge().transaction().value()
                : refund.id().value();
        return new RecordedMovement(
                new MovementKey(Movement.Kind.REFUND, id),
                refund.charge().provider(),
                state.providerReference(),
                refund.share().total(),
                refund.createdAt(),
                state.refundedAt());
    }

    /** The charge of a duplicate payment: it moved the money that is refunded, before the refund was created. */
    static RecordedMovement ofRefundedCharge(Transaction duplicate, Refund refund) {
        return new RecordedMovement(
                new MovementKey(
                        Movement.Kind.CHARGE, refund.charge().transaction().value()),
                refund.charge().provider(),
                refund.charge().reference(),
                refund.share().total(),
                duplicate.createdAt(),
                refund.createdAt());
    }

    /** When it counts, as long as the provider has not said when it moved the money. */
    Instant countedAt() {
        return key.kind() == Movement.Kind.CHARGE ? recordedAt : startedAt;
    }

    /** Both refunds, which were made elsewhere, of one transaction. */
    RecordedMovement plus(RecordedMovement other) {
        return new RecordedMovement(key, provider, reference, amount.plus(other.amount), startedAt, recordedAt);
    }
}
