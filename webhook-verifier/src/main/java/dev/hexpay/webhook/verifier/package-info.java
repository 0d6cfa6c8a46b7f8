/**
 * Verifies the webhooks of Hexpay in the application that receives them. It needs Java 11 and nothing else.
 *
 * <pre>{@code
 * private final WebhookVerifier verifier = WebhookVerifier.of(System.getenv("HEXPAY_WEBHOOK_SECRET"));
 *
 * // In the handler of the request; body is the raw body, before any JSON library has touched it.
 * try {
 *     verifier.verify(body, request::getHeader);
 * } catch (WebhookVerificationException e) {
 *     return 400;
 * }
 * }</pre>
 *
 * <p>A verified event can arrive several times. Its id, the header {@code webhook-id}, is the same each time.
 */
@NullMarked
package dev.hexpay.webhook.verifier;

import org.jspecify.annotations.NullMarked;
