/** Keeps the rules, laid out like the product and close to breaking them. */
@NullMarked
package dev.hexpay.architecture.innocent.sandbox;

import org.jspecify.annotations.NullMarked;
