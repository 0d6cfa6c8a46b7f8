/** Whose data it is: one organization in one mode. */
@NullMarked
package dev.hexpay.domain.tenant;

import org.jspecify.annotations.NullMarked;
