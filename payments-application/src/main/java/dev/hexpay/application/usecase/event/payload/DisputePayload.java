package dev.hexpay.application.usecase.event.payload;

import dev.hexpay.application.event.EventPayload;
import dev.hexpay.domain.event.DomainEvent.DisputedPayment;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.text.WireName;

/** The payloads of {@code payment.disputed} and {@code payment.dispute_resolved}. */
final class DisputePayload {
    private DisputePayload() {}

    static EventPayload opened(DisputedPayment disputed) {
        Transaction transaction = disputed.transaction();
        Dispute dispute = disputed.dispute();
        return new EventPayload.Dispute(
                transaction.id().value(),
                transaction.provider(),
                RefundPayload.linkIdOf(disputed.payment()),
                disputed.invoice().id().value(),
                disputed.invoice().number().text(),
                disputed.payer().merchantReference(),
                null,
                dispute.amount().minor(),
                CurrencyCode.format(disputed.payment().price().currency()),
                dispute.reason());
    }

    static EventPayload resolved(DisputedPayment disputed) {
        Transaction transaction = disputed.transaction();
        Dispute dispute = disputed.dispute();
        return new EventPayload.ResolvedDispute(
                transaction.id().value(),
                transaction.provider(),
                RefundPayload.linkIdOf(disputed.payment()),
                disputed.invoice().id().value(),
                disputed.invoice().number().text(),
                disputed.payer().merchantReference(),
                null,
                dispute.amount().minor(),
                CurrencyCode.format(disputed.payment().price().currency()),
                dispute.reason(),
                WireName.of(dispute.status()));
    }
}
