/** Breaks the rules on purpose, laid out like the product. */
@NullMarked
package dev.hexpay.architecture.guilty.application.port.in;

import org.jspecify.annotations.NullMarked;
