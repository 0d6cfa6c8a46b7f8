/** Attempts and their refunds on the wire. */
@NullMarked
package dev.hexpay.http.transaction;

import org.jspecify.annotations.NullMarked;
