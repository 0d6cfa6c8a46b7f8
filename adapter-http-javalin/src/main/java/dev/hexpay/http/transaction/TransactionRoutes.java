package dev.hexpay.http.transaction;

import dev.hexpay.application.port.in.ListTransactions;
import dev.hexpay.application.port.in.RefundTransaction;
import dev.hexpay.application.port.in.RefundTransaction.Outcome;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.DisputeDesk.Verdict;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Refund;
import dev.hexpay.domain.transaction.RefundState;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.error.ErrorAnswers;
import dev.hexpay.http.idempotency.IdempotentCalls;

/** Attempts to move money, and the money that goes back. */
public final class TransactionRoutes {
    private final UseCases useCases;
    private final IdempotentCalls once;
    private final ErrorAnswers errors;

    /** Serves attempts and their refunds. */
    public TransactionRoutes(UseCases useCases, IdempotentCalls once, ErrorAnswers errors) {
        this.useCases = useCases;
        this.once = once;
        this.errors = errors;
    }

    /** Adds the six routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/transactions", this::list);
        routes.get("/transactions/{id}", this::get);
        routes.get("/transactions/{id}/refunds", this::refunds);
        routes.post("/transactions/{id}/refund", this::refund);
        routes.post("/transactions/{id}/retry", this::retry);
        routes.post("/sandbox/transactions/{id}/dispute", this::resolveDispute);
    }

    private StoredAnswer list(Call call) {
        TransactionListRequest request = call.query(TransactionListRequest::read);
        ListTransactions transactions = useCases.listTransactions();
        return Answers.list(
                transactions.list(call.scope(), request.filter(), request.page()),
                transaction -> TransactionResponse.of(call.scope(), transaction),
                transaction -> transaction.id().value());
    }

    private StoredAnswer get(Call call) {
        return ok(call, useCases.getTransaction().get(call.scope(), id(call)));
    }

    private StoredAnswer refunds(Call call) {
        Page<Refund> all = new Page<>(useCases.listRefunds().refundsOf(call.scope(), id(call)), false);
        return Answers.list(
                all,
                refund -> RefundResponse.of(call.scope(), refund),
                refund -> refund.id().value());
    }

    private StoredAnswer refund(Call call) {
        TransactionId id = id(call);
        RefundTransaction.Command command = call.body(body -> RefundRequest.read(id, body));
        return once.answer(
                call,
                (Outcome outcome) -> refunded(call.scope(), outcome),
                key -> useCases.refundTransaction().refund(call.scope(), command, key));
    }

    private StoredAnswer refunded(Scope scope, Outcome outcome) {
        return outcome.refund().state() instanceof RefundState.Failed failed
                ? errors.of(RefusalCode.PROVIDER_UNSUPPORTED, failed.failure().message())
                : Answers.ok(RefundedResponse.of(scope, outcome));
    }

    private StoredAnswer retry(Call call) {
        TransactionId id = id(call);
        call.emptyBody();
        return once.answer(
                call,
                (Transaction transaction) -> ok(call, transaction),
                key -> useCases.retryTransaction().retry(call.scope(), id, key));
    }

    private StoredAnswer resolveDispute(Call call) {
        TransactionId id = id(call);
        Verdict verdict = call.body(VerdictRequest::read);
        return once.answer(
                call,
                (Transaction transaction) -> ok(call, transaction),
                key -> useCases.resolveTestDispute().resolve(call.scope(), id, verdict, key));
    }

    private static TransactionId id(Call call) {
        return TransactionId.parse(call.pathParam("id"));
    }

    private static StoredAnswer ok(Call call, Transaction transaction) {
        return Answers.ok(TransactionResponse.of(call.scope(), transaction));
    }
}
