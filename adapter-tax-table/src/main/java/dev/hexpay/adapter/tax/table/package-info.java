/** Tax rates by country and region, with the dates from which they apply. */
@NullMarked
package dev.hexpay.adapter.tax.table;

import org.jspecify.annotations.NullMarked;
