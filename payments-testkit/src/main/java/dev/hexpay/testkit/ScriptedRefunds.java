package dev.hexpay.testkit;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute;
import dev.hexpay.domain.transaction.Failure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The refunds of a provider in memory. */
final class ScriptedRefunds {
    private final Map<Key, Booked> refunds = new HashMap<>();

    private record Key(Scope scope, RefundId id) {}

    private record Booked(Return asked, RefundAnswer answer) {}

    /** Money that an attempt has moved. */
    record Paid(Money amount, ProviderAnswer.Succeeded answer) {}

    /** Gives back of what was paid, if anything was, unless this refund was asked for before. */
    RefundAnswer refund(Scope scope, Return asked, @Nullable Paid paid) {
        return refunds.computeIfAbsent(new Key(scope, asked.id()), key -> new Booked(asked, answer(asked, paid)))
                .answer();
    }

    RefundAnswer find(Scope scope, Return asked) {
        Booked booked = refunds.get(new Key(scope, asked.id()));
        return booked == null ? new RefundAnswer.NeverHeardOf() : booked.answer();
    }

    long returnedMinor(TransactionId attempt) {
        return refunds.values().stream()
                .filter(booked -> booked.asked().charge().transaction().equals(attempt))
                .filter(booked -> booked.answer() instanceof RefundAnswer.Succeeded)
                .mapToLong(booked -> booked.asked().amount().minor())
                .sum();
    }

    private RefundAnswer answer(Return asked, @Nullable Paid paid) {
        if (paid == null || !paid.answer().reference().equals(asked.charge().reference())) {
            return declined("charge_unknown");
        }
        Dispute dispute = paid.answer().dispute();
        if (dispute != null && dispute.standing() != Dispute.Standing.WON) {
            return declined("charge_disputed");
        }
        long leftMinor = paid.amount().minor() - returnedMinor(asked.charge().transaction());
        if (asked.amount().minor() > leftMinor
                || !asked.amount().currency().equals(paid.amount().currency())) {
            return declined("charge_already_refunded");
        }
        return new RefundAnswer.Succeeded("re_" + (refunds.size() + 1));
    }

    private static RefundAnswer declined(String code) {
        return new RefundAnswer.Declined(new Failure(code, null, "This cannot be refunded."));
    }
}
