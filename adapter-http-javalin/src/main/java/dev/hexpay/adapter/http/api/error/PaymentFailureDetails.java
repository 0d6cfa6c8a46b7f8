package dev.hexpay.adapter.http.api.error;

import org.jspecify.annotations.Nullable;

/**
 * What is told of money that did not move.
 *
 * @param paymentId the payment that it was for
 * @param status where that payment stands
 * @param failureCode the kind of failure
 * @param declineCode the bank's finer reason
 * @param failureMessage a sentence that may be shown to the payer
 * @param recoveryUrl where the payer can still make it succeed; null when nowhere
 */
public record PaymentFailureDetails(
        String paymentId,
        String status,
        String failureCode,
        @Nullable String declineCode,
        String failureMessage,
        @Nullable String recoveryUrl) {}
