/** Invoices and their gapless numbers. */
@NullMarked
package dev.hexpay.domain.invoice;

import org.jspecify.annotations.NullMarked;
