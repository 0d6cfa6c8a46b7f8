/** How the use cases work; {@link dev.hexpay.application.usecase.UseCases} is the one public door. */
@NullMarked
package dev.hexpay.application.usecase;

import org.jspecify.annotations.NullMarked;
