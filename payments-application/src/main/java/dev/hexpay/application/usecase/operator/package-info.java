/** Handlers of what operators do. */
@NullMarked
package dev.hexpay.application.usecase.operator;

import org.jspecify.annotations.NullMarked;
