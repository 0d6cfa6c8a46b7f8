package dev.hexpay.crash;

import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testing.stripe.http.Gate;
import java.util.function.Function;

/** What goes wrong with one request to Stripe. */
// The functions are immutable, but no annotation declares it.
@SuppressWarnings("ImmutableEnumChecker")
enum StripeFault {
    NONE(gate -> {
        throw new IllegalStateException("no fault");
    }),
    LOST_BEFORE_EFFECT(gate -> Fault.LOST_BEFORE_EFFECT),
    LOST_AFTER_EFFECT(gate -> Fault.LOST_AFTER_EFFECT),
    /** 500, which Stripe answers as long as it keeps the key. */
    SERVER_ERROR_AFTER_EFFECT(gate -> Fault.SERVER_ERROR_AFTER_EFFECT),
    /** The same, and the effect happens later. */
    SERVER_ERROR_LATE_EFFECT(gate -> Fault.SERVER_ERROR_LATE_EFFECT),
    KEY_IN_USE(gate -> Fault.KEY_IN_USE),
    RATE_LIMITED(gate -> Fault.RATE_LIMITED),
    LOCK_TIMEOUT(gate -> Fault.LOCK_TIMEOUT),
    /** The request is executed at once and answered after the deadline. */
    SLOW_AFTER_EFFECT(Fault::heldAfterEffect),
    /** The request is executed after the deadline. */
    SLOW_BEFORE_EFFECT(Fault::heldBeforeEffect);

    private final Function<Gate, Fault> fault;

    StripeFault(Function<Gate, Fault> fault) {
        this.fault = fault;
    }

    /** The fault of the stub; a slow request waits for the gate. */
    Fault at(Gate gate) {
        return fault.apply(gate);
    }

    boolean isSlow() {
        return this == SLOW_AFTER_EFFECT || this == SLOW_BEFORE_EFFECT;
    }
}
