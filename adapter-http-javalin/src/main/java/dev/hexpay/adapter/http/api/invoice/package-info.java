/** API endpoints of invoices, credit notes and their documents. */
@NullMarked
package dev.hexpay.adapter.http.api.invoice;

import org.jspecify.annotations.NullMarked;
