/** How a payer enters a card, and how the payer authenticates. */
@NullMarked
package dev.hexpay.application.checkout;

import org.jspecify.annotations.NullMarked;
