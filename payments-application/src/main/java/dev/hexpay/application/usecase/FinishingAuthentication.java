package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.FinishAuthentication;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider.Authentication;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Located;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes an attempt that waited for its payer on, in the same three steps as any that moves money. */
final class FinishingAuthentication implements FinishAuthentication {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Asking asking;
    private final Settling settling;
    private final Milestones milestones;

    FinishingAuthentication(OutPorts out, Asking asking, Settling settling) {
        this.unitOfWork = out.unitOfWork();
        this.payments = out.payments();
        this.transactions = out.transactions();
        this.clock = out.clock();
        this.asking = asking;
        this.settling = settling;
        this.milestones = out.milestones();
    }

    @Override
    public Payment finish(LinkToken token, Authentication outcome) {
        Located located = payments.findByToken(token).orElseThrow(LinkToken::unknown);
        Scope scope = located.scope();
        Optional<Transaction> prepared = prepare(scope, located.payment().id());
        if (prepared.isEmpty()) {
            // Read again: somebody else may have finished it since.
            PaymentId id = located.payment().id();
            return payments.find(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
        }
        milestones.reached(Milestone.PREPARED);
        Transaction attempt = prepared.get();
        ProviderAnswer answer = asking.authenticate(scope, attempt, outcome);
        return settling.settle(scope, attempt, answer);
    }

    private Optional<Transaction> prepare(Scope scope, PaymentId id) {
        return unitOfWork.inTransaction(() -> {
            Payment payment = payments.lock(scope, id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
            if (!(payment.state() instanceof PaymentState.RequiresAction waiting)) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            payments.save(scope, payment.resumeAttempt(now));
            Optional<Transaction> attempt = transactions
                    .find(scope, waiting.attempt())
                    .map(waited -> transactions.save(scope, waited.resume(now)));
            milestones.reached(Milestone.PREPARING);
            return attempt;
        });
    }
}
