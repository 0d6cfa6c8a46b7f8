/** Use cases of the payment page. */
@NullMarked
package dev.hexpay.application.port.in.paypage;

import org.jspecify.annotations.NullMarked;
