package dev.hexpay.testkit;

import dev.hexpay.application.port.out.SecretBox;
import java.util.concurrent.atomic.AtomicLong;

/** A box that only looks closed: the text backwards behind a running number, so that forgetting to open it shows. */
public final class ReversingSecretBox implements SecretBox {
    private static final String MARK = "sealed-";

    private final AtomicLong sealed = new AtomicLong();

    @Override
    public String seal(String plain) {
        return MARK + sealed.incrementAndGet() + ":" + new StringBuilder(plain).reverse();
    }

    @Override
    public String open(String sealedText) {
        int colon = sealedText.indexOf(':');
        if (!sealedText.startsWith(MARK) || colon < 0) {
            throw new IllegalStateException("not sealed here");
        }
        return new StringBuilder(sealedText.substring(colon + 1)).reverse().toString();
    }
}
