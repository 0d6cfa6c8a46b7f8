/** Use cases of customers and their payment methods. */
@NullMarked
package dev.hexpay.application.port.in.customer;

import org.jspecify.annotations.NullMarked;
