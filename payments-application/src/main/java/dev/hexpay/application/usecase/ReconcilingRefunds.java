package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Job;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Refunds;
import dev.hexpay.application.port.out.Refunds.Located;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.Transaction;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Brings unfinished refunds to their end by evidence alone, as is done with attempts. */
final class ReconcilingRefunds implements Job {
    private static final System.Logger LOG = System.getLogger(ReconcilingRefunds.class.getName());

    private final Refunds refunds;
    private final InstantSource clock;
    private final Asking asking;
    private final SettlingRefund settling;

    ReconcilingRefunds(OutPorts out, Asking asking, SettlingRefund settling) {
        this.refunds = out.refunds();
        this.clock = out.clock();
        this.asking = asking;
        this.settling = settling;
    }

    @Override
    public int runOnce(int limit) {
        Instant now = clock.instant();
        List<Located> leased = refunds.leaseUnfinished(now, now.plus(Transaction.LEFT_ALONE), limit);
        leased.forEach(this::reconcile);
        return leased.size();
    }

    private void reconcile(Located located) {
        Scope scope = located.scope();
        Refund refund = located.refund();
        try {
            settling.settle(scope, refund, asking.again(scope, refund), Function.identity());
        } catch (RuntimeException e) {
            // The others of this lease do not wait for this one; it is due again when its lease ends.
            LOG.log(Level.WARNING, () -> refund.id() + " could not be reconciled", e);
        }
    }
}
