package dev.hexpay.domain.payment;

/** The outcome of the payer's authentication. */
public enum AuthenticationOutcome {
    COMPLETED,
    FAILED
}
