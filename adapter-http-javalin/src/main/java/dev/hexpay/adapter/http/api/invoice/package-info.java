/** Invoices on the wire. */
@NullMarked
package dev.hexpay.adapter.http.api.invoice;

import org.jspecify.annotations.NullMarked;
