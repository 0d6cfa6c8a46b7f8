/** Whose data it is: one organization in one mode. */
@NullMarked
package dev.hexpay.domain.scope;

import org.jspecify.annotations.NullMarked;
