package dev.hexpay.testkit;

import dev.hexpay.application.port.out.Encryptor;
import java.util.concurrent.atomic.AtomicLong;

/** A box that only looks closed: the text backwards behind a running number, so that forgetting to open it shows. */
public final class FakeEncryptor implements Encryptor {
    private static final String PREFIX = "sealed-";

    private final AtomicLong encryptions = new AtomicLong();

    @Override
    public String encrypt(String plain) {
        return PREFIX + encryptions.incrementAndGet() + ":" + new StringBuilder(plain).reverse();
    }

    @Override
    public String decrypt(String encrypted) {
        int colon = encrypted.indexOf(':');
        if (!encrypted.startsWith(PREFIX) || colon < 0) {
            throw new IllegalStateException("not sealed here");
        }
        return new StringBuilder(encrypted.substring(colon + 1)).reverse().toString();
    }
}
