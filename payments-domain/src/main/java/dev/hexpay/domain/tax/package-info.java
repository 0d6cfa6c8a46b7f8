/** Consumption tax on a payment: the rate that applies, and why. */
@NullMarked
package dev.hexpay.domain.tax;

import org.jspecify.annotations.NullMarked;
