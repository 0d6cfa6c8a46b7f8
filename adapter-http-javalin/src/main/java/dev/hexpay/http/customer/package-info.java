/** Customers on the wire. */
@NullMarked
package dev.hexpay.http.customer;

import org.jspecify.annotations.NullMarked;
