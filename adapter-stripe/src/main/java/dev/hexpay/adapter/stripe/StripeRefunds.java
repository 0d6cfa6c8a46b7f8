package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.RefundResult;
import dev.hexpay.application.port.out.RefundResult.Declined;
import dev.hexpay.application.port.out.RefundResult.Processing;
import dev.hexpay.application.port.out.RefundResult.Succeeded;
import dev.hexpay.application.port.out.RefundResult.Unknown;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The refunds of one scope. */
final class StripeRefunds {
    private static final Pattern INTENT = Pattern.compile("pi_[A-Za-z0-9_]+");
    private static final System.Logger LOG = System.getLogger(StripeRefunds.class.getName());

    /** A refund is repeated no earlier than ten seconds after it was created: a call so early has no predecessor. */
    private static final Duration FIRST_CALL = Duration.ofSeconds(5);

    private final StripeApi api;
    private final Instant now;
    private final ScopeMetadata metadata;

    StripeRefunds(StripeApi api, Scope scope, Instant now) {
        this.api = api;
        this.now = now;
        this.metadata = new ScopeMetadata(scope);
    }

    /** What is left of the charge, and whether it is disputed, Stripe alone decides. */
    RefundResult refund(RefundRequest request) {
        OptionalLong amount = StripeAmounts.toStripe(request.amount());
        if (amount.isEmpty()) {
            return new Declined(StripeFailures.AMOUNT_NOT_REPRESENTABLE);
        }
        try {
            PaymentIntent charge = charge(request);
            if (charge == null) {
                return withoutCharge(request);
            } else if (!"succeeded".equals(charge.getStatus())) {
                return new Declined(StripeFailures.CHARGE_UNKNOWN);
            } else if (!request.amount().currency().getCurrencyCode().equalsIgnoreCase(charge.getCurrency())) {
                return new Declined(StripeFailures.CURRENCY_MISMATCH);
            }
            return resultOf(api.createRefund(
                    params(request, amount.getAsLong()), request.id().value()));
        } catch (StripeException | RuntimeException e) {
            return afterFailure(request, e);
        }
    }

    /** A charge that was there before is missing when the key is that of another account, or its metadata was changed. */
    private RefundResult withoutCharge(RefundRequest request) {
        if (now.isBefore(request.createdAt().plus(FIRST_CALL))) {
            return new Declined(StripeFailures.CHARGE_UNKNOWN);
        }
        LOG.log(
                Level.ERROR,
                "{0} has no charge {1} in this account and scope; an earlier request may have refunded it",
                request.id(),
                request.charge().reference());
        return new Processing();
    }

    private RefundCreateParams params(RefundRequest request, long amount) {
        return RefundCreateParams.builder()
                .setPaymentIntent(request.charge().reference())
                .setAmount(amount)
                .putAllMetadata(metadata.of(request))
                .build();
    }

    /** The charge; null if this scope has no such charge. */
    private @Nullable PaymentIntent charge(RefundRequest request) throws StripeException {
        String reference = request.charge().reference();
        if (!INTENT.matcher(reference).matches()) {
            return null;
        }
        try {
            PaymentIntent intent = api.intent(reference);
            return metadata.owns(request.charge().transaction(), intent) ? intent : null;
        } catch (StripeException e) {
            if (StripeErrorKind.of(e) == StripeErrorKind.INVALID) {
                return null;
            }
            throw e;
        }
    }

    private RefundResult afterFailure(RefundRequest request, Exception failure) {
        LOG.log(Level.WARNING, "{0} was not made: {1}", request.id(), StripeErrorKind.describe(failure));
        return switch (StripeErrorKind.of(failure)) {
            // Stripe may check a repeated request before its key, and the first one may have moved money.
            case INVALID ->
                found(
                        request,
                        new Declined(StripeFailures.ofInvalidRefund(
                                StripeErrorKind.codeOf(failure), StripeErrorKind.paramOf(failure))));
            case KEY_REUSED, SERVER_ERROR -> found(request, new Processing());
            // Also when the request was rejected: an earlier one may have moved money, and no payer waits.
            case CARD_DECLINED, REJECTED, UNKNOWN -> new Processing();
        };
    }

    private RefundResult found(RefundRequest request, RefundResult otherwise) {
        RefundResult found = find(request);
        return found instanceof Unknown ? otherwise : found;
    }

    RefundResult find(RefundRequest request) {
        try {
            PaymentIntent charge = charge(request);
            Refund refund = charge == null ? null : inList(request, charge.getId());
            return refund == null ? new Unknown() : resultOf(refund);
        } catch (StripeException | RuntimeException e) {
            LOG.log(Level.WARNING, "no result for {0}: {1}", request.id(), StripeErrorKind.describe(e));
            return new Processing();
        }
    }

    private @Nullable Refund inList(RefundRequest request, String charge) throws StripeException {
        return api.refunds(charge).stream()
                .filter(refund -> metadata.owns(request, refund))
                .findFirst()
                .orElse(null);
    }

    private static RefundResult resultOf(Refund refund) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" -> new Succeeded(refund.getId());
            case "failed", "canceled" -> new Declined(StripeFailures.ofRefund(refund.getFailureReason()));
            case "pending", "requires_action" -> new Processing();
            default -> {
                LOG.log(Level.ERROR, "{0} has status {1}", refund.getId(), refund.getStatus());
                yield new Processing();
            }
        };
    }
}
