/** Amounts of money in whole minor units, and the rates that are applied to them. */
@NullMarked
package dev.hexpay.domain.money;

import org.jspecify.annotations.NullMarked;
