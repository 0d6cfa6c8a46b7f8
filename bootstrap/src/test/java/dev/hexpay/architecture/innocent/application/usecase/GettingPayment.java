package dev.hexpay.architecture.innocent.application.usecase;

import dev.hexpay.architecture.innocent.application.port.in.GetPayment;
import dev.hexpay.architecture.innocent.application.port.out.Payments;
import dev.hexpay.architecture.innocent.domain.Outcome;
import dev.hexpay.architecture.innocent.domain.scope.Scope;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

final class GettingPayment implements GetPayment {
    private static final System.Logger LOG = System.getLogger(GettingPayment.class.getName());

    private final Payments payments;
    private final InstantSource clock;
    private int asked;

    GettingPayment(Payments payments, InstantSource clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public Outcome get(Scope scope, String id) {
        asked++;
        LOG.log(System.Logger.Level.DEBUG, () -> "asked " + asked + " times until " + clock.instant());
        UnaryOperator<Optional<Outcome>> unchanged = found -> found;
        return unchanged.apply(payments.find(scope, id)).orElseThrow();
    }
}
