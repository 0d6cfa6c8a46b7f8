/** Webhook endpoints, and the delivery of events to them. */
@NullMarked
package dev.hexpay.application.usecase.webhook;

import org.jspecify.annotations.NullMarked;
