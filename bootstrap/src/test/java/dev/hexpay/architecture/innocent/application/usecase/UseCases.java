package dev.hexpay.architecture.innocent.application.usecase;

import dev.hexpay.architecture.innocent.application.port.in.GetPayment;
import dev.hexpay.architecture.innocent.application.port.out.Payments;
import java.time.InstantSource;

/** Is the door. */
public final class UseCases {
    private final GettingPayment getPayment;

    /** Wires them. */
    public UseCases(Payments payments, InstantSource clock) {
        getPayment = new GettingPayment(payments, clock);
    }

    /** Reads. */
    public GetPayment getPayment() {
        return getPayment;
    }
}
