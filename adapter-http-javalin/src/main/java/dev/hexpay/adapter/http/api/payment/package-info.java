/** Payments on the wire. */
@NullMarked
package dev.hexpay.adapter.http.api.payment;

import org.jspecify.annotations.NullMarked;
