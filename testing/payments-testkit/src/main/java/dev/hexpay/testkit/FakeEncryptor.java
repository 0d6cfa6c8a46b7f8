package dev.hexpay.testkit;

import dev.hexpay.application.port.out.Encryptor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fake encryptor: a counter, the text in hexadecimal and a checksum, so that tests detect a missing decryption. */
public final class FakeEncryptor implements Encryptor {
    private static final Pattern ENCRYPTED = Pattern.compile("(encrypted-[0-9]+:[0-9a-f]*):(-?[0-9]+)");

    private final AtomicLong encryptions = new AtomicLong();
    private final String key;

    /** An encryptor under a fixed key. */
    public FakeEncryptor() {
        this("key");
    }

    /** An encryptor under this key. */
    public FakeEncryptor(String key) {
        this.key = key;
    }

    @Override
    public String encrypt(String plain) {
        String hex = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
        String content = "encrypted-" + encryptions.incrementAndGet() + ":" + hex;
        return content + ":" + checksum(content);
    }

    @Override
    public String decrypt(String encrypted) {
        Matcher parts = ENCRYPTED.matcher(encrypted);
        if (!parts.matches() || !parts.group(2).equals(checksum(parts.group(1)))) {
            throw new IllegalStateException("not encrypted by this fake under this key");
        }
        String hex = parts.group(1).substring(parts.group(1).indexOf(':') + 1);
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private String checksum(String content) {
        return Integer.toString((content + key).hashCode());
    }
}
