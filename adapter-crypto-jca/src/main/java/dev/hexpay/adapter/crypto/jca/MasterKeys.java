package dev.hexpay.adapter.crypto.jca;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The master keys of an installation. The first one encrypts and signs; all of them decrypt and verify, so that a key
 * can be replaced while what it has encrypted and signed is still in use.
 *
 * @param all at least one
 */
public record MasterKeys(List<MasterKey> all) {
    /** Copies the list. */
    public MasterKeys {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("at least one master key is required");
        }
        all = List.copyOf(all);
    }

    /** These keys. */
    public static MasterKeys of(MasterKey... all) {
        return new MasterKeys(List.of(all));
    }

    /**
     * The keys in this text: each has {@link MasterKey#BYTES} bytes in base64, with commas or white space between them.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static MasterKeys parse(String text) {
        return new MasterKeys(Arrays.stream(text.strip().split("[\\s,]+"))
                .map(key -> MasterKey.of(Base64.getDecoder().decode(key)))
                .toList());
    }

    /** The key that encrypts and signs. */
    public MasterKey current() {
        return all.get(0);
    }

    /** The keys for this purpose alone, in the same order. */
    public List<byte[]> derive(String purpose) {
        return all.stream().map(key -> key.derive(purpose)).toList();
    }

    /** The ids, with commas between them. */
    @Override
    public String toString() {
        return all.stream().map(MasterKey::id).collect(Collectors.joining(", "));
    }
}
