/** Renders invoices and credit notes as PDF files. */
@NullMarked
package dev.hexpay.adapter.invoice.pdf;

import org.jspecify.annotations.NullMarked;
