package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.IdKind;
import java.time.Instant;

/** Where ids and secrets come from: the one place that knows chance. */
public interface IdSource {
    /** A new id of this kind that sorts after those made at earlier milliseconds. */
    String next(IdKind kind, Instant now);

    /** So many bytes that nobody can guess. */
    byte[] secret(int bytes);
}
