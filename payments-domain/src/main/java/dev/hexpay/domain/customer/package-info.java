/** Customers, their addresses and their payment methods. */
@NullMarked
package dev.hexpay.domain.customer;

import org.jspecify.annotations.NullMarked;
