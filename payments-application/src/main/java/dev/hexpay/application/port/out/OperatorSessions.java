package dev.hexpay.application.port.out;

import dev.hexpay.domain.operator.OperatorSession;
import java.time.Instant;
import java.util.Optional;

/** The sessions of operators. */
public interface OperatorSessions {
    /** Inserts a new session; it reads back equal to the given one. */
    void insert(OperatorSession session);

    /** The session with this token hash. */
    Optional<OperatorSession> find(String tokenHash);

    /** Records when the session was used. A deleted session is not an error. */
    void markUsed(String tokenHash, Instant usedAt);

    /** Deletes the session and returns it; empty when there is none. */
    Optional<OperatorSession> delete(String tokenHash);

    /** Deletes at most {@code limit} sessions that were last used before this, and returns how many. */
    int deleteUnused(Instant lastUsedBefore, int limit);
}
