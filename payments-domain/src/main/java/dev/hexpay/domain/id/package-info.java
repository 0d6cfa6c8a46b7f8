/** Public ids: a prefix for the kind, then a time-ordered unique part. */
@NullMarked
package dev.hexpay.domain.id;

import org.jspecify.annotations.NullMarked;
