package dev.hexpay.application.port.out;

import dev.hexpay.domain.operator.LoginLink;
import java.time.Instant;
import java.util.Optional;

/** The one-time login links of operators. */
public interface LoginLinks {
    /** Inserts a new link. */
    void insert(LoginLink link);

    /**
     * Uses the link with this token hash and returns it as used, if it exists, was not used and has not expired at {@code
     * now}. Of concurrent calls one uses it.
     */
    Optional<LoginLink> use(String tokenHash, Instant now);

    /** Deletes at most {@code limit} links that expire before this, used or not, and returns how many. */
    int deleteExpired(Instant expiredBefore, int limit);
}
