/** Who pays: customers, their addresses and their vaulted payment methods. */
@NullMarked
package dev.hexpay.domain.customer;

import org.jspecify.annotations.NullMarked;
