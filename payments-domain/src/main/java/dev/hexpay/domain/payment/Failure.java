package dev.hexpay.domain.payment;

import org.jspecify.annotations.Nullable;

/**
 * Why the provider declined a transaction or a refund, in the provider's codes.
 *
 * @param code the kind of failure, for example {@code card_declined}
 * @param declineCode the bank's more specific reason, for example {@code insufficient_funds}
 * @param message a sentence that may be shown to the payer
 */
public record Failure(String code, @Nullable String declineCode, String message) {}
