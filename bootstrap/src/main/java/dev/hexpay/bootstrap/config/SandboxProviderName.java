package dev.hexpay.bootstrap.config;

/** The provider of new payments in sandbox mode. */
public enum SandboxProviderName {
    /** The one with a ledger of its own. */
    BUILT_IN,
    /** Stripe with the keys of its test mode. */
    STRIPE
}
