/** Use cases of refunds. */
@NullMarked
package dev.hexpay.application.port.in.refund;

import org.jspecify.annotations.NullMarked;
