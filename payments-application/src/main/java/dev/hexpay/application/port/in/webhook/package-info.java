/** In-ports of webhook endpoints and deliveries. */
@NullMarked
package dev.hexpay.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;
