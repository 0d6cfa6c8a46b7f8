package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.TransactionPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Transaction;

/** Endpoints of transactions. */
public final class TransactionRoutes {
    private final TransactionPorts transactions;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public TransactionRoutes(TransactionPorts transactions, IdempotencyFilter idempotency) {
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    /** Adds the three routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/transactions",
                TransactionListRequest.class,
                Documentation.of("List transactions").lists(TransactionResponse.class),
                this::list);
        routes.get(
                "/transactions/{id}",
                Documentation.of("Get a transaction")
                        .returns(TransactionResponse.class)
                        .fails(ErrorCode.TRANSACTION_NOT_FOUND),
                this::get);
        routes.post(
                "/transactions/{id}/retry",
                Documentation.of("Retry a transaction")
                        .returns(TransactionResponse.class)
                        .fails(ErrorCode.TRANSACTION_NOT_FOUND, ErrorCode.NO_OUTSTANDING_INVOICE),
                this::retry);
    }

    private StoredResponse list(ApiRequest request, TransactionListRequest query) {
        return ApiResponses.list(
                query.matchesNothing()
                        ? Page.empty()
                        : transactions.queries().list(request.scope(), query.filter(), query.page()),
                transaction -> TransactionResponse.of(request.scope(), transaction),
                transaction -> transaction.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        return ok(request, transactions.queries().get(request.scope(), id(request)));
    }

    private StoredResponse retry(ApiRequest request) {
        TransactionId id = id(request);
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request, () -> ok(request, transactions.retry().retry(request.scope(), id)));
    }

    private static TransactionId id(ApiRequest request) {
        return TransactionId.parse(request.pathParam("id"));
    }

    private static StoredResponse ok(ApiRequest request, Transaction transaction) {
        return ApiResponses.ok(TransactionResponse.of(request.scope(), transaction));
    }
}
