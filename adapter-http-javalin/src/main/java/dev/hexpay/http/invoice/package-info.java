/** Invoices on the wire. */
@NullMarked
package dev.hexpay.http.invoice;

import org.jspecify.annotations.NullMarked;
