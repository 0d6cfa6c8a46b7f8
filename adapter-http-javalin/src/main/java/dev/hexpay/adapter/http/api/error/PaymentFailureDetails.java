package dev.hexpay.adapter.http.api.error;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.domain.payment.PaymentStatus;
import org.jspecify.annotations.Nullable;

/**
 * The details of an error about a payment that failed or requires action.
 *
 * @param paymentId the payment
 * @param status the status of the payment
 * @param failureCode the code of the failure
 * @param declineCode the bank's more specific reason
 * @param failureMessage a message that may be shown to the payer
 * @param recoveryUrl where the payer can complete the payment; null when that is not possible
 */
public record PaymentFailureDetails(
        String paymentId,
        @OneOf(constants = PaymentStatus.class) String status,
        String failureCode,
        @Nullable String declineCode,
        String failureMessage,
        @Nullable String recoveryUrl) {}
