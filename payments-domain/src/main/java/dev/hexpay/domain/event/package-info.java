/** What happened, as merchants hear of it. */
@NullMarked
package dev.hexpay.domain.event;

import org.jspecify.annotations.NullMarked;
