package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.port.in.paypage.FinishAuthentication;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.payment.PaymentSettlement;
import dev.hexpay.application.usecase.provider.ProviderGateway;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Continues a transaction that required action, in the same three steps as every charge. */
public final class FinishAuthenticationHandler implements FinishAuthentication {
    private final UnitOfWork unitOfWork;
    private final Payments payments;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ProviderGateway gateway;
    private final PaymentSettlement settlement;
    private final Failpoints failpoints;

    public FinishAuthenticationHandler(OutPorts out, ProviderGateway gateway, PaymentSettlement settlement) {
        this.unitOfWork = out.store().unitOfWork();
        this.payments = out.store().payments();
        this.transactions = out.store().transactions();
        this.clock = out.clock();
        this.gateway = gateway;
        this.settlement = settlement;
        this.failpoints = out.failpoints();
    }

    @Override
    public Payment finish(LinkToken token, AuthenticationOutcome outcome) {
        gateway.requireNoTransaction("Finishing an authentication");
        Scoped<Payment> scoped = payments.findByToken(token).orElseThrow(LinkToken::notFound);
        Scope scope = scoped.scope();
        Optional<Transaction> prepared = prepare(scope, scoped.value().id());
        if (prepared.isEmpty()) {
            // Read again: another call may have finished it since.
            PaymentId id = scoped.value().id();
            return payments.get(scope, id);
        }
        failpoints.hit(Failpoint.PREPARED);
        Transaction transaction = prepared.get();
        ProviderResult result = gateway.authenticate(scope, scoped.value(), transaction, outcome);
        return settlement.settle(scope, transaction, result);
    }

    private Optional<Transaction> prepare(Scope scope, PaymentId id) {
        return unitOfWork.inTransaction(() -> {
            Payment payment = payments.getLocked(scope, id);
            if (!(payment.state() instanceof PaymentState.RequiresAction current)) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            payments.save(scope, payment.resumeTransaction(now));
            Optional<Transaction> transaction = transactions
                    .find(scope, current.transaction())
                    .map(pending -> transactions.save(scope, pending.resume(now)));
            failpoints.hit(Failpoint.PREPARE_UNCOMMITTED);
            return transaction;
        });
    }
}
