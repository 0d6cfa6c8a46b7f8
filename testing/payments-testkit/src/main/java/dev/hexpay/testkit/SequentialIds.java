package dev.hexpay.testkit;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.id.IdKind;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Reproducible ids and secrets: a ULID of the time and a counter, and bytes from a seed. */
public final class SequentialIds implements IdSource {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int TIME_DIGITS = 10;
    private static final int NUMBER_DIGITS = 16;

    private final Random random;
    private long count;

    /** The same ids and secrets in every run. */
    public SequentialIds() {
        this(1);
    }

    /** The same ids in every run, with the secrets of this seed. */
    public SequentialIds(long seed) {
        this(seed, 0);
    }

    /** Ids that are counted from {@code offset}, so that they differ from those of instances that count from zero. */
    public SequentialIds(long seed, long offset) {
        random = new Random(seed);
        count = offset;
    }

    @Override
    public synchronized String next(IdKind kind, Instant now) {
        count++;
        return kind.format(digits(now.toEpochMilli(), TIME_DIGITS) + digits(count, NUMBER_DIGITS));
    }

    @Override
    public synchronized byte[] secret(int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return secret;
    }

    @Override
    public synchronized UUID uuid() {
        return UUID.nameUUIDFromBytes(secret(16));
    }

    private static String digits(long value, int count) {
        char[] text = new char[count];
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }
}
