package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.Transactions.Located;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings unfinished attempts to their end by evidence alone: what the provider does not know is left as it is and asked
 * about again, never taken for failed.
 */
final class Reconciling implements Job {
    private static final System.Logger LOG = System.getLogger(Reconciling.class.getName());

    private final Payments payments;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Asking asking;
    private final Settling settling;

    Reconciling(OutPorts out, Asking asking, Settling settling) {
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.clock = out.clock();
        this.asking = asking;
        this.settling = settling;
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Located> leased = transactions.leaseUnfinished(now, now.plus(Transaction.LEFT_ALONE), limit);
        leased.forEach(this::reconcile);
        return leased.size();
    }

    private void reconcile(Located located) {
        Scope scope = located.scope();
        Transaction attempt = located.transaction();
        try {
            Payment payment = payments.find(scope, attempt.payment())
                    .orElseThrow(() -> new IllegalStateException(attempt.payment() + " is gone"));
            settling.settle(scope, attempt, answerFor(scope, payment, attempt));
        } catch (RuntimeException e) {
            // The others of this lease do not wait for this one; it is due again when its lease ends.
            LOG.log(Level.WARNING, () -> attempt.id() + " could not be reconciled", e);
        }
    }

    private ProviderAnswer answerFor(Scope scope, Payment payment, Transaction attempt) {
        if (payment.status() == PaymentStatus.REQUIRES_ACTION) {
            // Due only when the payer's time to authenticate is over.
            return asking.abandon(scope, attempt);
        } else if (!attempt.id().equals(payment.attempt())) {
            return asking.abandonOvertaken(scope, attempt);
        }
        return asking.again(scope, attempt, payment.kind());
    }
}
