/** The use cases; {@link dev.hexpay.application.Application} is their one entry point. */
@NullMarked
package dev.hexpay.application.usecase;

import org.jspecify.annotations.NullMarked;
