/** Payments with their transition rules, transactions, refunds and disputes. */
@NullMarked
package dev.hexpay.domain.payment;

import org.jspecify.annotations.NullMarked;
