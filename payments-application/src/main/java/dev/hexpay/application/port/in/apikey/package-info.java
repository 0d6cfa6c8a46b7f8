/** Use cases of API keys and organizations. */
@NullMarked
package dev.hexpay.application.port.in.apikey;

import org.jspecify.annotations.NullMarked;
