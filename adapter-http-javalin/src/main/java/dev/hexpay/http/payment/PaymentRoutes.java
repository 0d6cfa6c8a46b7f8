package dev.hexpay.http.payment;

import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.ListPayments;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.PublicAddresses;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentState;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Failure;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.ApiRoutes;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.error.BillingProblem;
import dev.hexpay.http.error.ErrorAnswers;
import dev.hexpay.http.idempotency.IdempotentCalls;
import java.time.InstantSource;

/** Links and charges. */
public final class PaymentRoutes {
    private static final String NEEDS_PAYER =
            "The card's bank wants its owner to authenticate this payment. Send your customer to details.recoveryUrl.";

    private final UseCases useCases;
    private final PublicAddresses addresses;
    private final ErrorAnswers errors;
    private final IdempotentCalls once;
    private final InstantSource clock;

    /** Serves payments; {@code clock} tells whether an expiry has passed. */
    public PaymentRoutes(UseCases useCases, PublicAddresses addresses, IdempotentCalls once, InstantSource clock) {
        this.useCases = useCases;
        this.addresses = addresses;
        this.errors = new ErrorAnswers(addresses);
        this.once = once;
        this.clock = clock;
    }

    /** Adds the five routes. */
    public void addTo(ApiRoutes routes) {
        routes.get("/payments", this::list);
        routes.post("/payments", this::open);
        routes.post("/payments/charge", this::charge);
        routes.get("/payments/{id}", this::get);
        routes.post("/payments/{id}/cancel", this::cancel);
    }

    private StoredAnswer list(Call call) {
        PaymentListRequest request = call.query(PaymentListRequest::read);
        ListPayments payments = useCases.listPayments();
        return Answers.list(
                payments.list(call.scope(), request.query(), request.page()),
                payment -> PaymentResponse.of(call.scope(), payment, addresses),
                payment -> payment.id().value());
    }

    private StoredAnswer get(Call call) {
        PaymentId id = PaymentId.parse(call.pathParam("id"));
        return ok(call.scope(), useCases.getPayment().get(call.scope(), id));
    }

    private StoredAnswer open(Call call) {
        OpenPaymentLink.Command command = call.body(body -> PaymentLinkRequest.read(body, clock.instant()));
        return once.answer(
                call,
                (Payment payment) -> created(call.scope(), payment),
                key -> useCases.openPaymentLink().open(call.scope(), command, key));
    }

    private StoredAnswer charge(Call call) {
        ChargeCustomer.Command command = call.body(ChargeRequest::read);
        return once.answer(
                call,
                (Payment payment) -> charged(call.scope(), payment),
                key -> useCases.chargeCustomer().charge(call.scope(), command, key));
    }

    private StoredAnswer cancel(Call call) {
        PaymentId id = PaymentId.parse(call.pathParam("id"));
        call.emptyBody();
        return once.answer(
                call,
                (Payment payment) -> ok(call.scope(), payment),
                key -> useCases.cancelPayment().cancel(call.scope(), id, key));
    }

    private StoredAnswer charged(Scope scope, Payment payment) {
        if (payment.state() instanceof PaymentState.Failed failed) {
            return refused(payment, failed.failure());
        } else if (payment.state() instanceof PaymentState.RequiresAction) {
            return refused(payment, new Failure("authentication_required", null, NEEDS_PAYER));
        }
        return created(scope, payment);
    }

    private StoredAnswer refused(Payment payment, Failure failure) {
        return errors.paymentFailed(new BillingProblem(
                payment.id().value(),
                payment.status().wire(),
                failure.code(),
                failure.declineCode(),
                failure.message(),
                PaymentResponse.url(payment, addresses)));
    }

    private StoredAnswer created(Scope scope, Payment payment) {
        return Answers.created(PaymentResponse.of(scope, payment, addresses));
    }

    private StoredAnswer ok(Scope scope, Payment payment) {
        return Answers.ok(PaymentResponse.of(scope, payment, addresses));
    }
}
