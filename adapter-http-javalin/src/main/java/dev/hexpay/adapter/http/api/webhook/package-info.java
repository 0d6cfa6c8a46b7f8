/** API endpoints of webhook endpoints and deliveries. */
@NullMarked
package dev.hexpay.adapter.http.api.webhook;

import org.jspecify.annotations.NullMarked;
