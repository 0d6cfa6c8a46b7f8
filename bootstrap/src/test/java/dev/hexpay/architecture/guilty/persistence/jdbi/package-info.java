/** Breaks the rules on purpose, laid out like the product. */
@NullMarked
package dev.hexpay.architecture.guilty.persistence.jdbi;

import org.jspecify.annotations.NullMarked;
