/**
 * A stateful stand-in for the HTTP API of Stripe: its objects, the payer's browser, the dashboard, the banks, webhooks and
 * a ledger of the money that moved. {@link dev.hexpay.testing.stripe.StripeStub} is the entrance.
 */
@NullMarked
package dev.hexpay.testing.stripe;

import org.jspecify.annotations.NullMarked;
