/** Use cases of invoices, credit notes and their documents. */
@NullMarked
package dev.hexpay.application.port.in.invoice;

import org.jspecify.annotations.NullMarked;
