package dev.hexpay.http.payment;

import org.jspecify.annotations.Nullable;

/** What is told of a charge that did not succeed. */
record ChargeProblem(
        String paymentId,
        String status,
        String failureCode,
        @Nullable String declineCode,
        String failureMessage,
        @Nullable String recoveryUrl) {}
