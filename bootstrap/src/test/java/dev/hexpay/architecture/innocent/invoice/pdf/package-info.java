/** Keeps the rules, laid out like the product and close to breaking them. */
@NullMarked
package dev.hexpay.architecture.innocent.invoice.pdf;

import org.jspecify.annotations.NullMarked;
