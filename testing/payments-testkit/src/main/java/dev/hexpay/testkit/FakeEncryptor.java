package dev.hexpay.testkit;

import dev.hexpay.application.port.out.Encryptor;
import java.util.concurrent.atomic.AtomicLong;

/** A fake encryptor: a counter and the reversed text, so that tests detect a missing {@code decrypt}. */
public final class FakeEncryptor implements Encryptor {
    private static final String PREFIX = "encrypted-";

    private final AtomicLong encryptions = new AtomicLong();

    @Override
    public String encrypt(String plain) {
        return PREFIX + encryptions.incrementAndGet() + ":" + new StringBuilder(plain).reverse();
    }

    @Override
    public String decrypt(String encrypted) {
        int colon = encrypted.indexOf(':');
        if (!encrypted.startsWith(PREFIX) || colon < 0) {
            throw new IllegalStateException("not encrypted by this fake");
        }
        return new StringBuilder(encrypted.substring(colon + 1)).reverse().toString();
    }
}
