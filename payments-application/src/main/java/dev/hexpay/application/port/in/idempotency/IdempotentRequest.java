package dev.hexpay.application.port.in.idempotency;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;

/**
 * A request with an idempotency key: all requests with one key are one request.
 *
 * @param key the client's key
 * @param fingerprint what is requested; another request with the same key is rejected
 */
public record IdempotentRequest(IdempotencyKey key, RequestFingerprint fingerprint) implements Idempotency {}
