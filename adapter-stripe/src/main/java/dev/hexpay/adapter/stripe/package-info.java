/** Charges, refunds and saved cards at Stripe. */
@NullMarked
package dev.hexpay.adapter.stripe;

import org.jspecify.annotations.NullMarked;
