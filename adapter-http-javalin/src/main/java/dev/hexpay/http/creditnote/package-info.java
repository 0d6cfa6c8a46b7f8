/** Credit notes on the wire. */
@NullMarked
package dev.hexpay.http.creditnote;

import org.jspecify.annotations.NullMarked;
