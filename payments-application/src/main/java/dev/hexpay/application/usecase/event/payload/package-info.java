/** Maps domain events to the payloads of published events: one mapper for each resource. */
@NullMarked
package dev.hexpay.application.usecase.event.payload;

import org.jspecify.annotations.NullMarked;
