package dev.hexpay.architecture.innocent.application.port.out;

import dev.hexpay.architecture.innocent.domain.Outcome;
import dev.hexpay.architecture.innocent.domain.payment.LinkToken;
import dev.hexpay.architecture.innocent.domain.scope.Scope;
import java.util.Optional;

/** Asks whose it is, or tells it. */
public interface Payments {
    /** One of this scope. */
    Optional<Outcome> find(Scope scope, String id);

    /** Whose it is. */
    Optional<Scope> findByToken(LinkToken token);

    /** How many there can be. */
    static int most(int asked) {
        return Math.min(asked, 100);
    }
}
