/** In-ports of the event log. */
@NullMarked
package dev.hexpay.application.port.in.event;

import org.jspecify.annotations.NullMarked;
