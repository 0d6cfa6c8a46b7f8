/** Events as they are stored and published, with their payloads. */
@NullMarked
package dev.hexpay.application.event;

import org.jspecify.annotations.NullMarked;
