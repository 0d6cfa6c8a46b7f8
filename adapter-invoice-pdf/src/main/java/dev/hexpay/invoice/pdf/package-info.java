/** Prints invoices and credit notes as PDF files. */
@NullMarked
package dev.hexpay.invoice.pdf;

import org.jspecify.annotations.NullMarked;
