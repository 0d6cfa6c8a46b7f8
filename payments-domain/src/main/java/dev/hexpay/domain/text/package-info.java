/** The merchant's own notes, which customers and payments carry alike. */
@NullMarked
package dev.hexpay.domain.text;

import org.jspecify.annotations.NullMarked;
