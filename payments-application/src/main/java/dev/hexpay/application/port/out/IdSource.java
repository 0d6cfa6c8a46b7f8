package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.IdKind;
import java.time.Instant;
import java.util.UUID;

/** Generates ids and secrets: the only source of randomness. */
public interface IdSource {
    /** A new id of this kind; it sorts after ids generated in earlier milliseconds. */
    String next(IdKind kind, Instant now);

    /** A random UUID: version 4 of RFC 9562. */
    UUID uuid();

    /** The given number of unpredictable bytes. */
    byte[] secret(int bytes);
}
