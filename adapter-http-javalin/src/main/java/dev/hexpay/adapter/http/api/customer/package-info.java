/** Customers on the wire. */
@NullMarked
package dev.hexpay.adapter.http.api.customer;

import org.jspecify.annotations.NullMarked;
