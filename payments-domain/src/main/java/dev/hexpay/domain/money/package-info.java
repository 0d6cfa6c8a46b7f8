/** Money in whole minor units, and rates. */
@NullMarked
package dev.hexpay.domain.money;

import org.jspecify.annotations.NullMarked;
