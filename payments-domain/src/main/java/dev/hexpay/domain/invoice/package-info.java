/** Invoices, credit notes, their gapless numbers, and receipts. */
@NullMarked
package dev.hexpay.domain.invoice;

import org.jspecify.annotations.NullMarked;
