/** Consumption tax on a payment: which rate applies, and why. */
@NullMarked
package dev.hexpay.domain.tax;

import org.jspecify.annotations.NullMarked;
