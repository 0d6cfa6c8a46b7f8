package dev.hexpay.adapter.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeObject;
import com.stripe.model.tax.Calculation;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeResponse;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCancelParams.CancellationReason;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.tax.CalculationCreateParams;
import com.stripe.service.V1Services;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests to Stripe of one call of the provider, with one deadline for all of them. A response that is a replay is a
 * snapshot of its first time, so the object is read again. Payment intents come with their latest charge.
 */
final class StripeApi {
    static final long PAGE = 100;
    static final String EXPAND = "latest_charge";

    private final V1Services stripe;
    private final long end;

    StripeApi(V1Services stripe, Duration deadline) {
        this.stripe = stripe;
        this.end = System.nanoTime() + deadline.toNanos();
    }

    /**
     * The id of a new customer; a response without one is a failure, because the card would not be saved. Stripe repeats a
     * server error as long as it keeps the key: the customer is then created without it. It moves no money, and the
     * charge has a key of its own.
     */
    String createCustomer(CustomerCreateParams params, String key) throws StripeException {
        try {
            return createCustomer(params, keyed(key));
        } catch (ApiException e) {
            if (StripeErrorKind.of(e) != StripeErrorKind.SERVER_ERROR) {
                throw e;
            }
            return createCustomer(params, unkeyed());
        }
    }

    private String createCustomer(CustomerCreateParams params, RequestOptions options) throws StripeException {
        return Objects.requireNonNull(stripe.customers().create(params, options).getId(), "id of a customer");
    }

    /**
     * Creates and confirms. The intent of a declined card is returned like any other, with its status; the exception is
     * thrown only if it has no intent. The response may be a replay.
     */
    PaymentIntent createIntent(PaymentIntentCreateParams params, String key) throws StripeException {
        try {
            return stripe.paymentIntents().create(params, keyed(key));
        } catch (CardException e) {
            PaymentIntent intent = intentOf(e);
            intent.setLastResponse(e.getStripeError().getLastResponse());
            return intent;
        }
    }

    /** The intent as it is now, read again if it comes from a replay. */
    PaymentIntent current(PaymentIntent created) throws StripeException {
        return isReplayed(created.getLastResponse()) ? intent(created.getId()) : created;
    }

    PaymentIntent intent(String id) throws StripeException {
        PaymentIntentRetrieveParams params =
                PaymentIntentRetrieveParams.builder().addExpand(EXPAND).build();
        return stripe.paymentIntents().retrieve(id, params, unkeyed());
    }

    /** One page, newest first. */
    StripeCollection<PaymentIntent> intents(PaymentIntentListParams params) throws StripeException {
        return stripe.paymentIntents().list(params, unkeyed());
    }

    /** Cancels what can be canceled, and returns how it is now. */
    PaymentIntent cancelOrRead(String id) throws StripeException {
        PaymentIntentCancelParams params = PaymentIntentCancelParams.builder()
                .setCancellationReason(CancellationReason.ABANDONED)
                .addExpand(EXPAND)
                .build();
        try {
            return stripe.paymentIntents().cancel(id, params, unkeyed());
        } catch (StripeException e) {
            return readUnlessUnknown(id, e);
        }
    }

    /** Confirms with the payer present what can be confirmed, and returns how it is now. */
    PaymentIntent confirmOrRead(String id, String method) throws StripeException {
        PaymentIntentConfirmParams params = PaymentIntentConfirmParams.builder()
                .setPaymentMethod(method)
                .setUseStripeSdk(true)
                .addExpand(EXPAND)
                .build();
        try {
            return stripe.paymentIntents().confirm(id, params, unkeyed());
        } catch (StripeException e) {
            return readUnlessUnknown(id, e);
        }
    }

    /** Whether the account has this customer: it may have been deleted, or belong to the account of an earlier key. */
    boolean hasCustomer(String id) throws StripeException {
        try {
            return !Boolean.TRUE.equals(
                    stripe.customers().retrieve(id, unkeyed()).getDeleted());
        } catch (StripeException e) {
            if (StripeErrorKind.of(e) == StripeErrorKind.INVALID) {
                return false;
            }
            throw e;
        }
    }

    private PaymentIntent readUnlessUnknown(String id, StripeException failure) throws StripeException {
        return switch (StripeErrorKind.of(failure)) {
            case CARD_DECLINED, INVALID -> intent(id);
            case KEY_REUSED, REJECTED, SERVER_ERROR, UNKNOWN -> throw failure;
        };
    }

    Refund createRefund(RefundCreateParams params, String key) throws StripeException {
        Refund refund = stripe.refunds().create(params, keyed(key));
        return isReplayed(refund.getLastResponse()) ? stripe.refunds().retrieve(refund.getId(), unkeyed()) : refund;
    }

    /** All refunds of a payment intent, newest first. */
    List<Refund> refunds(String intent) throws StripeException {
        List<Refund> all = new ArrayList<>();
        StripeCollection<Refund> page;
        do {
            page = refundsAfter(all.isEmpty() ? null : all.get(all.size() - 1).getId(), intent);
            all.addAll(page.getData());
        } while (Boolean.TRUE.equals(page.getHasMore()) && !page.getData().isEmpty());
        return all;
    }

    private StripeCollection<Refund> refundsAfter(@Nullable String after, String intent) throws StripeException {
        RefundListParams.Builder params =
                RefundListParams.builder().setPaymentIntent(intent).setLimit(PAGE);
        if (after != null) {
            params.setStartingAfter(after);
        }
        return stripe.refunds().list(params.build(), unkeyed());
    }

    /** One page, newest first. */
    StripeCollection<Charge> charges(ChargeListParams params) throws StripeException {
        return stripe.charges().list(params, unkeyed());
    }

    /** One page, newest first. */
    StripeCollection<Refund> refunds(RefundListParams params) throws StripeException {
        return stripe.refunds().list(params, unkeyed());
    }

    List<Dispute> disputes(String intent) throws StripeException {
        DisputeListParams params = DisputeListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(PAGE)
                .build();
        return stripe.disputes().list(params, unkeyed()).getData();
    }

    Calculation calculateTax(CalculationCreateParams params) throws StripeException {
        return stripe.tax().calculations().create(params, unkeyed());
    }

    PaymentMethod method(String id) throws StripeException {
        return stripe.paymentMethods().retrieve(id, unkeyed());
    }

    void detach(String method) throws StripeException {
        StripeObject unused = stripe.paymentMethods().detach(method, unkeyed());
    }

    private static PaymentIntent intentOf(CardException e) throws CardException {
        if (e.getStripeError() == null || e.getStripeError().getPaymentIntent() == null) {
            throw e;
        }
        return e.getStripeError().getPaymentIntent();
    }

    private static boolean isReplayed(StripeResponse response) {
        return response.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    private RequestOptions keyed(String key) throws ApiConnectionException {
        return options().setIdempotencyKey(key).build();
    }

    private RequestOptions unkeyed() throws ApiConnectionException {
        return options().build();
    }

    private RequestOptions.RequestOptionsBuilder options() throws ApiConnectionException {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw new ApiConnectionException("no time is left for another request");
        }
        return RequestOptions.builder().setReadTimeout((int) left);
    }
}
