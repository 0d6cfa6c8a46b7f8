/** Breaks the rules on purpose, laid out like the product. */
@NullMarked
package dev.hexpay.architecture.guilty.sandbox;

import org.jspecify.annotations.NullMarked;
