/** The names of things: a prefix that says what is named, then a time-ordered unique part. */
@NullMarked
package dev.hexpay.domain.id;

import org.jspecify.annotations.NullMarked;
