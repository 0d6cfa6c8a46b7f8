/** When work that failed is tried again. */
@NullMarked
package dev.hexpay.domain.schedule;

import org.jspecify.annotations.NullMarked;
