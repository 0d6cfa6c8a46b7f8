package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.RefundTable.StoredRefund;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.Failure;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Processes refunds within one database transaction, which holds the lock of the charge. */
final class RefundProcessor {
    private final ChargeTable chargeTable;
    private final ChargeProcessor chargeProcessor;
    private final RefundTable refundTable;
    private final ReferenceGenerator references;

    RefundProcessor(Handle handle, TestCards cards, ReferenceGenerator references, Instant now) {
        this.chargeTable = new ChargeTable(handle, cards, now);
        this.chargeProcessor = new ChargeProcessor(handle, cards, references, now);
        this.refundTable = new RefundTable(handle, now);
        this.references = references;
    }

    /** Refunds once per key. */
    RefundResult refund(RefundKey key, RefundRequest request, Fault fault) {
        ChargeKey charge = new ChargeKey(key.scope(), request.charge().transaction());
        // The lock serializes refunds of one charge: each sees the amounts that earlier refunds reserved.
        Optional<Money> paid = chargeTable.lock(charge).map(StoredCharge::amount);
        Optional<Failure> reasonToDecline = reasonToDecline(charge, paid.orElse(request.amount()), request);
        if (refundTable.insert(key, request)) {
            if (reasonToDecline.isPresent()) {
                refundTable.decline(key, reasonToDecline.get());
            } else if (fault instanceof Fault.DeclinedThenSucceeds) {
                refundTable.decline(key, Failures.REFUND_FAILED);
            } else if (!(fault instanceof Fault.Delayed)) {
                refundTable.succeed(key, references.next("sbx_re_"));
            }
        }
        return find(key);
    }

    private Optional<Failure> reasonToDecline(ChargeKey charge, Money amount, RefundRequest request) {
        if (!(chargeProcessor.find(charge) instanceof Succeeded paid)
                || !paid.reference().equals(request.charge().reference())) {
            return Optional.of(Failures.CHARGE_UNKNOWN);
        } else if (paid.dispute() != null && paid.dispute().status() != DisputeStatus.WON) {
            return Optional.of(Failures.CHARGE_DISPUTED);
        }
        boolean isLeft = request.amount().currency().equals(amount.currency())
                && request.amount().minor() <= amount.minor() - refundTable.reservedMinor(charge);
        return isLeft ? Optional.empty() : Optional.of(Failures.CHARGE_REFUNDED);
    }

    /** Completes the refund if it was delayed. */
    RefundResult completeDelayed(RefundKey key) {
        Optional<StoredRefund> refund = refundTable.find(key);
        if (refund.isPresent()) {
            chargeTable.lock(new ChargeKey(key.scope(), refund.get().transaction()));
            if (find(key) instanceof RefundResult.Processing) {
                refundTable.succeed(key, references.next("sbx_re_"));
            }
        }
        return find(key);
    }

    /** Lets a succeeded refund fail; any other one does not change. */
    RefundResult failLate(RefundKey key) {
        Optional<StoredRefund> refund = refundTable.find(key);
        if (refund.isPresent()) {
            chargeTable.lock(new ChargeKey(key.scope(), refund.get().transaction()));
            if (find(key) instanceof RefundResult.Succeeded) {
                refundTable.failLate(key, Failures.REFUND_FAILED);
            }
        }
        return find(key);
    }

    /** Refunds a part of the charge that was not refunded yet, without a request. */
    boolean refundElsewhere(ChargeKey key, long minor) {
        Optional<Money> paid = chargeTable.lock(key).map(StoredCharge::amount);
        boolean isPossible = chargeProcessor.find(key) instanceof Succeeded
                && minor <= paid.orElseThrow().minor() - refundTable.reservedMinor(key);
        if (isPossible) {
            refundTable.insertElsewhere(
                    key, new Money(minor, paid.orElseThrow().currency()), references.next("sbx_re_"));
            chargeProcessor.addNotification(key);
        }
        return isPossible;
    }

    RefundResult find(RefundKey key) {
        return refundTable.find(key).map(StoredRefund::result).orElseGet(RefundResult.Unknown::new);
    }
}
