package dev.hexpay.simulator;

import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.simulator.ProviderLedger.Charge;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a charge without a request of ours: banks open and resolve disputes, and merchants refund in the dashboard
 * of the provider. Notifications report all of it.
 */
final class IssuingBank {
    private final ProviderLedger ledger;
    private final NotificationChannel notifications;
    private final SeededRandom random;
    private final Trace trace;

    IssuingBank(ProviderLedger ledger, NotificationChannel notifications, SeededRandom random, Trace trace) {
        this.ledger = ledger;
        this.notifications = notifications;
        this.random = random;
        this.trace = trace;
    }

    /** Disputes what is left of a random charge. */
    void openDispute() {
        List<Charge> choices = ledger.charges().stream()
                .filter(charge -> charge.result() instanceof ProviderResult.Succeeded
                        && charge.dispute() == null
                        && remainingMinor(charge) > 0)
                .toList();
        if (!choices.isEmpty()) {
            Charge charge = random.oneOf(choices);
            Money remaining =
                    new Money(remainingMinor(charge), charge.request().amount().currency());
            update(charge, new Dispute(remaining, "fraudulent", DisputeStatus.OPEN));
        }
    }

    /** A merchant refunds a part of what is left of a random undisputed charge in the dashboard. */
    void refundElsewhere(Predicate<Charge> hasInvoice) {
        List<Charge> choices = ledger.charges().stream()
                .filter(charge -> charge.result() instanceof ProviderResult.Succeeded
                        && charge.dispute() == null
                        && hasInvoice.test(charge)
                        && remainingMinor(charge) > 0)
                .toList();
        if (!choices.isEmpty()) {
            Charge charge = random.oneOf(choices);
            long remaining = remainingMinor(charge);
            long minor = random.chanceInThousand(300) ? remaining : random.between(1, (int) remaining);
            trace.count("refunded elsewhere");
            trace.log(() -> minor + " of " + charge.request().id() + " is refunded elsewhere");
            ledger.addRefundElsewhere(charge, minor);
            notifications.enqueueReliably(charge);
        }
    }

    private long remainingMinor(Charge charge) {
        return charge.request().amount().minor()
                - ledger.returnedMinor(charge.request().id());
    }

    /** Resolves a random dispute; a merchant without an invoice for the money loses it. */
    void resolveDispute(Predicate<Charge> hasInvoice) {
        List<Charge> open = openDisputes();
        if (!open.isEmpty()) {
            resolve(random.oneOf(open), hasInvoice);
        }
    }

    /** Resolves all disputes of money without an invoice, and some of the others. */
    void resolveMostDisputes(Predicate<Charge> hasInvoice) {
        for (Charge charge : openDisputes()) {
            if (!hasInvoice.test(charge) || random.chanceInThousand(300)) {
                resolve(charge, hasInvoice);
            }
        }
    }

    private List<Charge> openDisputes() {
        return ledger.charges().stream()
                .filter(charge -> {
                    @Nullable Dispute dispute = charge.dispute();
                    return dispute != null && !dispute.isResolved();
                })
                .toList();
    }

    private void resolve(Charge charge, Predicate<Charge> hasInvoice) {
        @Nullable Dispute open = charge.dispute();
        if (open != null) {
            DisputeStatus status =
                    hasInvoice.test(charge) && random.chanceInThousand(500) ? DisputeStatus.WON : DisputeStatus.LOST;
            update(charge, new Dispute(open.amount(), open.reason(), status));
        }
    }

    private void update(Charge charge, Dispute dispute) {
        trace.count("dispute " + dispute.status());
        trace.log(() -> "the dispute about " + charge.request().id() + " is " + dispute.status());
        ledger.recordDispute(charge, dispute);
        notifications.enqueueReliably(charge);
    }
}
