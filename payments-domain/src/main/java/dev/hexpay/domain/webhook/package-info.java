/** Webhooks: endpoints, deliveries of events and their signatures. */
@NullMarked
package dev.hexpay.domain.webhook;

import org.jspecify.annotations.NullMarked;
