package dev.hexpay.application.port.out;

/**
 * The payment providers and what belongs to them.
 *
 * @param registry the configured providers
 * @param cardTokenizer turns typed test cards into tokens
 * @param testDisputes resolves disputes of the sandbox
 * @param notificationReader verifies and reads what providers send
 */
public record PaymentProviders(
        Providers registry,
        CardTokenizer cardTokenizer,
        TestDisputes testDisputes,
        NotificationReader notificationReader) {}
