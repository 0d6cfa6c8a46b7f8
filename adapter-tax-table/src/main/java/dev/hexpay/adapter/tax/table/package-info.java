/** Tax rates by country, with the dates between which they hold. */
@NullMarked
package dev.hexpay.adapter.tax.table;

import org.jspecify.annotations.NullMarked;
