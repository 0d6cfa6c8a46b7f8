package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiRoutes;
import dev.hexpay.adapter.http.api.Documentation;
import dev.hexpay.adapter.http.api.error.ErrorResponses;
import dev.hexpay.adapter.http.api.error.PaymentFailureDetails;
import dev.hexpay.adapter.http.api.idempotency.IdempotencyFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.in.payment.PaymentPorts;
import dev.hexpay.application.port.in.payment.TransactionQueries;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.Failure;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Endpoints of payments: payment links and charges. */
public final class PaymentRoutes {
    private static final String AUTHENTICATION_REQUIRED =
            "The bank requires the cardholder to authenticate this payment. Send your customer to details.recoveryUrl.";

    private final PaymentPorts payments;
    private final TransactionQueries transactions;
    private final PublicUrls publicUrls;
    private final ErrorResponses errors;
    private final IdempotencyFilter idempotency;

    /** Creates the endpoints. */
    public PaymentRoutes(
            PaymentPorts payments,
            TransactionQueries transactions,
            PublicUrls publicUrls,
            IdempotencyFilter idempotency) {
        this.payments = payments;
        this.transactions = transactions;
        this.publicUrls = publicUrls;
        this.errors = new ErrorResponses(publicUrls);
        this.idempotency = idempotency;
    }

    /** Adds the five routes. */
    public void addTo(ApiRoutes routes) {
        routes.get(
                "/payments",
                PaymentListRequest.class,
                Documentation.of("List payments").lists(PaymentResponse.class),
                this::list);
        routes.post(
                "/payments",
                Documentation.of("Create a payment link")
                        .takes(PaymentLinkRequest.class)
                        .creates(PaymentResponse.class)
                        .fails(ErrorCode.CUSTOMER_NOT_FOUND),
                this::openLink);
        routes.post(
                "/payments/charge",
                Documentation.of("Charge a customer")
                        .takes(ChargeRequest.class)
                        .creates(PaymentResponse.class)
                        .fails(
                                ErrorCode.PAYMENT_FAILED,
                                ErrorCode.CUSTOMER_NOT_FOUND,
                                ErrorCode.PAYMENT_METHOD_NOT_FOUND),
                this::charge);
        routes.get(
                "/payments/{id}",
                Documentation.of("Get a payment").returns(PaymentResponse.class).fails(ErrorCode.PAYMENT_NOT_FOUND),
                this::get);
        routes.post(
                "/payments/{id}/cancel",
                Documentation.of("Cancel a payment link")
                        .returns(PaymentResponse.class)
                        .fails(ErrorCode.PAYMENT_NOT_FOUND, ErrorCode.PAYMENT_NOT_CANCELABLE),
                this::cancel);
    }

    private StoredResponse list(ApiRequest request, PaymentListRequest query) {
        Page<Payment> page = payments.queries().list(request.scope(), query.filter(), query.page());
        Map<TransactionId, Transaction> latest = transactions.latestOf(request.scope(), page.items());
        return ApiResponses.list(
                page,
                payment -> PaymentResponse.of(request.scope(), payment, latestOf(payment, latest), publicUrls),
                payment -> payment.id().value());
    }

    private StoredResponse get(ApiRequest request) {
        PaymentId id = PaymentId.parse(request.pathParam("id"));
        return ok(request.scope(), payments.queries().get(request.scope(), id));
    }

    private StoredResponse openLink(ApiRequest request) {
        OpenPaymentLink.Command command = request.body(PaymentLinkRequest.class).toCommand(request.apiKey());
        return idempotency.creating(
                request,
                () -> payments.openLink().price(request.scope(), command),
                link -> created(request.scope(), payments.openLink().open(request.scope(), link)));
    }

    private StoredResponse charge(ApiRequest request) {
        ChargeCustomer.Command command = request.body(ChargeRequest.class).toCommand(request.apiKey());
        return idempotency.committing(
                request,
                key -> payments.charge().charge(request.scope(), command, key),
                payment -> charged(request.scope(), payment));
    }

    private StoredResponse cancel(ApiRequest request) {
        PaymentId id = PaymentId.parse(request.pathParam("id"));
        request.requireEmptyBody();
        return idempotency.inTransaction(
                request, () -> ok(request.scope(), payments.cancel().cancel(request.scope(), id)));
    }

    private StoredResponse charged(Scope scope, Payment payment) {
        if (payment.state() instanceof PaymentState.Failed failed) {
            return paymentFailed(payment, failed.failure());
        } else if (payment.state() instanceof PaymentState.RequiresAction) {
            return paymentFailed(payment, new Failure("authentication_required", null, AUTHENTICATION_REQUIRED));
        }
        return created(scope, payment);
    }

    private StoredResponse paymentFailed(Payment payment, Failure failure) {
        return errors.paymentFailed(new PaymentFailureDetails(
                payment.id().value(),
                WireName.of(payment.status()),
                failure.code(),
                failure.declineCode(),
                failure.message(),
                PaymentResponse.url(payment, publicUrls)));
    }

    private StoredResponse created(Scope scope, Payment payment) {
        return ApiResponses.created(response(scope, payment));
    }

    private StoredResponse ok(Scope scope, Payment payment) {
        return ApiResponses.ok(response(scope, payment));
    }

    private PaymentResponse response(Scope scope, Payment payment) {
        Map<TransactionId, Transaction> latest = transactions.latestOf(scope, List.of(payment));
        return PaymentResponse.of(scope, payment, latestOf(payment, latest), publicUrls);
    }

    private static @Nullable Transaction latestOf(Payment payment, Map<TransactionId, Transaction> latest) {
        return payment.transaction() == null ? null : latest.get(payment.transaction());
    }
}
