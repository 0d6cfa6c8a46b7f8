/** Records events in the unit of work of their cause. */
@NullMarked
package dev.hexpay.application.usecase.event;

import org.jspecify.annotations.NullMarked;
