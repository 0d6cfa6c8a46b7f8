package dev.hexpay.architecture.innocent.domain;

import dev.hexpay.architecture.innocent.domain.money.Price;

/** Is known to the last case. */
public sealed interface Outcome {
    /** It went well. */
    record Good(Price price) implements Outcome {}

    /** It did not. */
    record Bad() implements Outcome {}
}
