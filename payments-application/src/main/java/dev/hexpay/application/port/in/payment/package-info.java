/** Use cases of payments and their transactions. */
@NullMarked
package dev.hexpay.application.port.in.payment;

import org.jspecify.annotations.NullMarked;
