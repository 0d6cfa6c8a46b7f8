package dev.hexpay.testkit;

import dev.hexpay.application.port.out.Encryptor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A fake encryptor: a counter, the text in hexadecimal and a checksum, so that tests detect a missing decryption. */
public final class FakeEncryptor implements Encryptor {
    private static final Pattern ENCRYPTED = Pattern.compile("(encrypted-[0-9]+:[0-9a-f]*):(-?[0-9]+)");

    private final AtomicLong encryptions = new AtomicLong();
    private final String key;
    private final List<String> earlierKeys;

    /** An encryptor under a fixed key. */
    public FakeEncryptor() {
        this("key");
    }

    /** An encryptor under this key, which decrypts under earlier ones, too. */
    public FakeEncryptor(String key, String... earlierKeys) {
        this.key = key;
        this.earlierKeys = List.of(earlierKeys);
    }

    @Override
    public String encrypt(String plain) {
        String hex = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
        String content = "encrypted-" + encryptions.incrementAndGet() + ":" + hex;
        return content + ":" + checksum(content, key);
    }

    @Override
    public String decrypt(String encrypted) {
        Matcher parts = ENCRYPTED.matcher(encrypted);
        if (!isUnderAnyKey(parts)) {
            throw new IllegalStateException("not encrypted by this fake under this key");
        }
        String hex = parts.group(1).substring(parts.group(1).indexOf(':') + 1);
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    @Override
    public String reencrypt(String encrypted) {
        String plain = decrypt(encrypted);
        return isUnder(key, ENCRYPTED.matcher(encrypted)) ? encrypted : encrypt(plain);
    }

    private boolean isUnderAnyKey(Matcher parts) {
        return isUnder(key, parts) || earlierKeys.stream().anyMatch(earlier -> isUnder(earlier, parts));
    }

    private static boolean isUnder(String key, Matcher parts) {
        return parts.matches() && parts.group(2).equals(checksum(parts.group(1), key));
    }

    private static String checksum(String content, String key) {
        return Integer.toString((content + key).hashCode());
    }
}
