/** Calls to payment providers and their notifications. */
@NullMarked
package dev.hexpay.application.usecase.provider;

import org.jspecify.annotations.NullMarked;
