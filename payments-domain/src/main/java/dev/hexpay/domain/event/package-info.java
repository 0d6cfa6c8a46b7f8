/** Events and their published payloads. */
@NullMarked
package dev.hexpay.domain.event;

import org.jspecify.annotations.NullMarked;
