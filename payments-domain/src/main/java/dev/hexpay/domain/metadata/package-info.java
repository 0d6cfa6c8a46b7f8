/** The merchant's own notes, which customers and payments carry alike. */
@NullMarked
package dev.hexpay.domain.metadata;

import org.jspecify.annotations.NullMarked;
