package dev.hexpay.adapter.sandbox;

import dev.hexpay.adapter.sandbox.StoredCharge.PresentedCard;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.ProviderResult.Succeeded;
import dev.hexpay.application.port.out.ProviderResult.Unknown;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeOutcome;
import dev.hexpay.domain.payment.Failure;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Processes charges within one database transaction, which also stores the notification of each change. */
final class ChargeProcessor {
    private final ChargeTable charges;
    private final DisputeTable disputes;
    private final RefundTable refunds;
    private final CardTable cards;
    private final NotificationTable notifications;
    private final ReferenceGenerator references;
    private final Instant now;

    ChargeProcessor(Handle handle, TestCards cards, ReferenceGenerator references, Instant now) {
        this.charges = new ChargeTable(handle, cards, now);
        this.disputes = new DisputeTable(handle);
        this.refunds = new RefundTable(handle, now);
        this.cards = new CardTable(handle, cards, now);
        this.notifications = new NotificationTable(handle);
        this.references = references;
        this.now = now;
    }

    /** Charges once per key. */
    ProviderResult charge(ChargeKey key, ChargeRequest request, Fault fault) {
        if (charges.insert(key, request.amount(), references.next("sbx_ch_"))) {
            Optional<PresentedCard> card = cards.consume(key, request.source());
            if (card.isPresent()) {
                charges.setCard(key, card.get());
                Outcome outcome = card.get().card().card().behavior().when(request.presence());
                return complete(key, card.get(), outcome, fault);
            }
            decline(key, Failures.METHOD_UNKNOWN);
        }
        return find(key);
    }

    /** Completes the charge with this outcome if it requires action by the payer. */
    ProviderResult resume(ChargeKey key, Outcome outcome, Fault fault) {
        return charges.lock(key)
                .filter(StoredCharge::requiresAction)
                .map(charge -> complete(key, charge.requireCard(), outcome, fault))
                .orElseGet(() -> find(key));
    }

    /** Completes the charge with its pending outcome, if it has one. */
    ProviderResult completeDelayed(ChargeKey key) {
        Optional<StoredCharge> locked = charges.lock(key);
        if (locked.isPresent() && locked.get().pendingOutcome() != null) {
            charges.clearPendingOutcome(key);
            return complete(key, locked.get().requireCard(), locked.get().pendingOutcome(), new Fault.None());
        }
        return find(key);
    }

    ProviderResult find(ChargeKey key) {
        Optional<StoredCharge> charge = charges.find(key);
        ProviderResult result = charge.map(StoredCharge::result).orElseGet(Unknown::new);
        return result instanceof Succeeded paid
                ? new Succeeded(
                        paid.reference(),
                        paid.vaulted(),
                        disputes.find(key).orElse(null),
                        new Money(
                                refunds.returnedMinor(key),
                                charge.get().amount().currency()))
                : result;
    }

    /** Resolves the dispute of the charge; false if there is none or if it was resolved with another outcome. */
    boolean resolve(ChargeKey key, DisputeOutcome outcome) {
        charges.lock(key);
        Optional<Dispute> dispute = disputes.find(key);
        if (dispute.isEmpty() || dispute.get().isResolved()) {
            return dispute.isPresent() && dispute.get().status().name().equals(outcome.name());
        }
        disputes.resolve(key, outcome);
        addNotification(key);
        return true;
    }

    /** Notifies about a charge that its bank asks about; false if it did not succeed. */
    boolean inquire(ChargeKey key) {
        boolean isPaid = find(key) instanceof Succeeded;
        if (isPaid) {
            addNotification(key);
        }
        return isPaid;
    }

    /** Opens a dispute of the charge; false if it did not succeed or has one. */
    boolean dispute(ChargeKey key) {
        charges.lock(key);
        boolean isDisputable = find(key) instanceof Succeeded paid && paid.dispute() == null;
        if (isDisputable) {
            openDispute(key);
        }
        return isDisputable;
    }

    private ProviderResult complete(ChargeKey key, PresentedCard card, Outcome outcome, Fault fault) {
        if (fault instanceof Fault.Delayed) {
            charges.delay(key, outcome);
        } else if (fault instanceof Fault.DeclinedThenSucceeds) {
            decline(key, outcome instanceof Outcome.Declines declines ? declines.failure() : Failures.GENERIC_DECLINE);
            charges.setPendingOutcome(key, new Outcome.Succeeds());
        } else if (outcome instanceof Outcome.Declines declines) {
            decline(key, declines.failure());
        } else if (outcome instanceof Outcome.RequiresAction) {
            charges.requireAction(key);
            addNotification(key);
        } else {
            succeed(key, card);
            if (outcome instanceof Outcome.IsDisputed) {
                return openDispute(key);
            }
        }
        return find(key);
    }

    /** Opens a dispute after the charge; the returned result does not show it yet. */
    private ProviderResult openDispute(ChargeKey key) {
        ProviderResult result = find(key);
        disputes.insert(key, references.next("sbx_dp_"), now);
        addNotification(key);
        return result;
    }

    private void decline(ChargeKey key, Failure failure) {
        charges.decline(key, failure);
        addNotification(key);
    }

    private void succeed(ChargeKey key, PresentedCard card) {
        String savedReference = null;
        if (card.isNew()) {
            savedReference = references.next("sbx_pm_");
            cards.saveCard(key.scope(), savedReference, card.card());
        }
        charges.succeed(key, references.next("sbx_mv_"), savedReference);
        addNotification(key);
    }

    /** Adds a notification about the charge. */
    void addNotification(ChargeKey key) {
        notifications.add(key, references.next("sbx_evt_"), now);
    }
}
