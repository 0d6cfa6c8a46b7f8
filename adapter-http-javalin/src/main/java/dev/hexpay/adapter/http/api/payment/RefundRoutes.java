package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.refund.RefundPorts;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.in.refund.RefundTransaction.Result;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Refund;
import dev.hexpay.domain.payment.RefundState;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;

/** Endpoints of refunds. */
public final class RefundRoutes {
    private final RefundPorts refunds;
    private final IdempotencyFilter idempotency;
    private final ErrorResponses errors;

    /** Creates the endpoints. */
    public RefundRoutes(RefundPorts refunds, IdempotencyFilter idempotency, ErrorResponses errors) {
        this.refunds = refunds;
        this.idempotency = idempotency;
        this.errors = errors;
    }

    /** Adds the routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/refunds",
                RefundListRequest.class,
                Documentation.of("List refunds").lists(RefundResponse.class),
                this::list);
        routes.get(
                "/refunds/{id}",
                Documentation.of("Get a refund").returns(RefundResponse.class).fails(ErrorCode.NOT_FOUND),
                this::get);
        routes.get(
                "/transactions/{id}/refunds",
                Documentation.of("List the refunds of a transaction")
                        .lists(ChargeRefundResponse.class)
                        .fails(ErrorCode.TRANSACTION_NOT_FOUND),
                this::ofTransaction);
        routes.post(
                "/transactions/{id}/refund",
                Documentation.of("Refund a transaction")
                        .takes(RefundRequest.class)
                        .returnsIn(ApiVersion.ENVELOPE, TransactionRefundResponse.class)
                        .returnsIn(ApiVersion.BARE, ChargeRefundResponse.class)
                        .fails(ErrorCode.TRANSACTION_NOT_FOUND, ErrorCode.DUPLICATE, ErrorCode.PROVIDER_UNSUPPORTED),
                this::refund);
    }

    private StoredResponse list(ApiRequest request, RefundListRequest query) {
        Page<Refund> page = query.matchesNothing()
                ? Page.empty()
                : refunds.queries().list(request.scope(), query.filter(), query.page());
        Map<RefundId, CreditNoteId> creditNotes = refunds.queries().creditNotesOf(request.scope(), page.items());
        return ApiResponses.list(
                page,
                refund -> RefundResponse.of(request.scope(), refund, creditNotes.get(refund.id())),
                refund -> refund.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        Refund refund = refunds.queries().get(request.scope(), RefundId.parse(request.pathParam("id")));
        Map<RefundId, CreditNoteId> creditNotes = refunds.queries().creditNotesOf(request.scope(), List.of(refund));
        return ApiResponses.ok(RefundResponse.of(request.scope(), refund, creditNotes.get(refund.id())));
    }

    private StoredResponse ofTransaction(ApiRequest request) {
        Page<Refund> all = new Page<>(refunds.queries().refundsOf(request.scope(), id(request)), false);
        return ApiResponses.list(
                all,
                refund -> ChargeRefundResponse.of(request.scope(), refund),
                refund -> refund.id().value());
    }

    private StoredResponse refund(ApiRequest request) {
        TransactionId id = id(request);
        RefundTransaction.Command command = request.body(RefundRequest.class).toCommand(id);
        StoredResponse response = idempotency.committing(
                request,
                key -> refunds.refund().refund(request.scope(), command, key),
                result -> refunded(request.scope(), result));
        return request.version() == ApiVersion.BARE ? TransactionRefundResponse.refundOf(response) : response;
    }

    private StoredResponse refunded(Scope scope, Result result) {
        return result.refund().state() instanceof RefundState.Failed failed
                ? errors.of(ErrorCode.PROVIDER_UNSUPPORTED, failed.failure().message())
                : ApiResponses.ok(TransactionRefundResponse.of(scope, result));
    }

    private static TransactionId id(ApiRequest request) {
        return TransactionId.parse(request.pathParam("id"));
    }
}
