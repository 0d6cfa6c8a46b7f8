/** Handlers of invoices, credit notes, documents and receipts. */
@NullMarked
package dev.hexpay.application.usecase.invoice;

import org.jspecify.annotations.NullMarked;
