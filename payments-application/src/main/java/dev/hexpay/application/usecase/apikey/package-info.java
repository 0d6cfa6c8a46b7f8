/** Handlers of API keys and organizations. */
@NullMarked
package dev.hexpay.application.usecase.apikey;

import org.jspecify.annotations.NullMarked;
