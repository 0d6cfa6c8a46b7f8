package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.IdKind;
import java.time.Instant;

/** Generates ids and secrets: the only source of randomness. */
public interface IdSource {
    /** A new id of this kind; it sorts after ids generated in earlier milliseconds. */
    String next(IdKind kind, Instant now);

    /** The given number of unpredictable bytes. */
    byte[] secret(int bytes);
}
