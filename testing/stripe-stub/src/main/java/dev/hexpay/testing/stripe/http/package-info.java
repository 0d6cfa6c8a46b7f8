/** What all resources of the API share: parameters, errors, idempotency keys, planned faults and the recording. */
@NullMarked
package dev.hexpay.testing.stripe.http;

import org.jspecify.annotations.NullMarked;
