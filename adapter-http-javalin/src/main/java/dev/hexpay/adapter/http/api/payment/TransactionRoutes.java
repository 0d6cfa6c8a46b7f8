package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ListTransactions;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.application.port.out.TestDisputes.DisputeOutcome;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;

/** Endpoints of transactions, refunds and test disputes. */
public final class TransactionRoutes {
    private final UseCases useCases;
    private final IdempotencyFilter idempotency;
    private final ErrorResponses errors;

    /** Creates the endpoints. */
    public TransactionRoutes(UseCases useCases, IdempotencyFilter idempotency, ErrorResponses errors) {
        this.useCases = useCases;
        this.idempotency = idempotency;
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

    private StoredResponse list(ApiRequest request) {
        TransactionListRequest query = request.query(TransactionListRequest::read);
        ListTransactions transactions = useCases.listTransactions();
        return ApiResponses.list(
                transactions.list(request.scope(), query.filter(), query.page()),
                transaction -> TransactionResponse.of(request.scope(), transaction),
                transaction -> transaction.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ok(request, useCases.getTransaction().get(request.scope(), id(request)));
    }

    private StoredResponse refunds(ApiRequest request) {
        Page<Refund> all = new Page<>(useCases.listRefunds().refundsOf(request.scope(), id(request)), false);
        return ApiResponses.list(
                all,
                refund -> RefundResponse.of(request.scope(), refund),
                refund -> refund.id().value());
    }

    private StoredResponse refund(ApiRequest request) {
        TransactionId id = id(request);
        RefundTransaction.Command command = request.body(body -> RefundRequest.read(id, body));
        return idempotency.execute(
                request,
                (Result result) -> refunded(request.scope(), result),
                key -> useCases.refundTransaction().refund(request.scope(), command, key));
    }

    private StoredResponse refunded(Scope scope, Result result) {
        return result.refund().state() instanceof RefundState.Failed failed
                ? errors.of(ErrorCode.PROVIDER_UNSUPPORTED, failed.failure().message())
                : ApiResponses.ok(TransactionRefundResponse.of(scope, result));
    }

    private StoredResponse retry(ApiRequest request) {
        TransactionId id = id(request);
        request.requireEmptyBody();
        return idempotency.execute(
                request,
                (Transaction transaction) -> ok(request, transaction),
                key -> useCases.retryTransaction().retry(request.scope(), id, key));
    }

    private StoredResponse resolveDispute(ApiRequest request) {
        TransactionId id = id(request);
        DisputeOutcome outcome = request.body(ResolveDisputeRequest::read);
        return idempotency.execute(
                request,
                (Transaction transaction) -> ok(request, transaction),
                key -> useCases.resolveTestDispute().resolve(request.scope(), id, outcome, key));
    }

    private static TransactionId id(ApiRequest request) {
        return TransactionId.parse(request.pathParam("id"));
    }

    private static StoredResponse ok(ApiRequest request, Transaction transaction) {
        return ApiResponses.ok(TransactionResponse.of(request.scope(), transaction));
    }
}
