package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.PaymentProvider.Return;
import dev.hexpay.application.port.out.ProviderAnswer.Succeeded;
import dev.hexpay.application.port.out.RefundAnswer;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.sandbox.ReturnBook.BookedRefund;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides what becomes of refunds, within one transaction that holds the lock of the attempt whose money it is. */
final class Returns {
    private final AttemptBook attempts;
    private final Bank bank;
    private final ReturnBook refunds;
    private final References references;

    Returns(Handle handle, TestCards cards, References references, Instant now) {
        this.attempts = new AttemptBook(handle, cards, now);
        this.bank = new Bank(handle, cards, references, now);
        this.refunds = new ReturnBook(handle, now);
        this.references = references;
    }

    /** Gives the money back, unless this refund was asked for before. */
    RefundAnswer refund(RefundKey key, Return asked, Fault fault) {
        AttemptKey charged = new AttemptKey(key.scope(), asked.charge().transaction());
        // Of two refunds that take the last of it, the second sees what the first has taken.
        Optional<Money> paid = attempts.lock(charged).map(BookedAttempt::amount);
        Optional<Failure> objection = objection(charged, paid.orElse(asked.amount()), asked);
        if (refunds.open(key, asked)) {
            if (objection.isPresent()) {
                refunds.decline(key, objection.get());
            } else if (fault instanceof Fault.DeclinesFirst) {
                refunds.decline(key, Failures.REFUND_FAILED);
            } else if (!(fault instanceof Fault.Late)) {
                refunds.giveBack(key, references.next("sbx_re_"));
            }
        }
        return find(key);
    }

    private Optional<Failure> objection(AttemptKey charged, Money amount, Return asked) {
        if (!(bank.find(charged) instanceof Succeeded paid)
                || !paid.reference().equals(asked.charge().reference())) {
            return Optional.of(Failures.CHARGE_UNKNOWN);
        } else if (paid.dispute() != null && paid.dispute().standing() != Standing.WON) {
            return Optional.of(Failures.CHARGE_DISPUTED);
        }
        boolean isLeft = asked.amount().currency().equals(amount.currency())
                && asked.amount().minor() <= amount.minor() - refunds.takenMinor(charged);
        return isLeft ? Optional.empty() : Optional.of(Failures.CHARGE_REFUNDED);
    }

    /** Gives back what was put off, if it was. */
    RefundAnswer proceed(RefundKey key) {
        Optional<BookedRefund> booked = refunds.find(key);
        if (booked.isPresent()) {
            attempts.lock(new AttemptKey(key.scope(), booked.get().transaction()));
            if (find(key) instanceof RefundAnswer.StillProcessing) {
                refunds.giveBack(key, references.next("sbx_re_"));
            }
        }
        return find(key);
    }

    RefundAnswer find(RefundKey key) {
        return refunds.find(key).map(BookedRefund::answer).orElseGet(RefundAnswer.NeverHeardOf::new);
    }
}
