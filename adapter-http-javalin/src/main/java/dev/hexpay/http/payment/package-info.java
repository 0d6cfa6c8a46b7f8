/** Payments on the wire. */
@NullMarked
package dev.hexpay.http.payment;

import org.jspecify.annotations.NullMarked;
