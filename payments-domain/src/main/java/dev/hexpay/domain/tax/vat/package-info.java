/** VAT identification numbers of the European Union and the United Kingdom: their shape and their check digits. */
@NullMarked
package dev.hexpay.domain.tax.vat;

import org.jspecify.annotations.NullMarked;
