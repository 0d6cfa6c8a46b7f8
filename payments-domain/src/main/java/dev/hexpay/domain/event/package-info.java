/** What happened to a merchant's data. */
@NullMarked
package dev.hexpay.domain.event;

import org.jspecify.annotations.NullMarked;
