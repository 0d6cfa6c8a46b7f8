/** Cards on file on the wire. */
@NullMarked
package dev.hexpay.http.paymentmethod;

import org.jspecify.annotations.NullMarked;
