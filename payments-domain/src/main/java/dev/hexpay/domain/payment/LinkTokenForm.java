package dev.hexpay.domain.payment;

import dev.hexpay.domain.tenant.Scope;

/** The form of new link tokens. Tokens of both forms are found. */
public enum LinkTokenForm {
    /** A token names its scope, and is looked up there only. */
    ROUTED,
    /** A token names no scope, and is looked up in all of them. Earlier versions find no tokens of the other form. */
    SHORT;

    /** The token made of {@link LinkToken#BYTES} random bytes for a payment of this scope. */
    public LinkToken create(Scope scope, byte[] random) {
        return switch (this) {
            case ROUTED -> LinkToken.of(scope, random);
            case SHORT -> LinkToken.of(random);
        };
    }
}
