package dev.hexpay.testkit.simulator;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Scope;
import java.util.Optional;

/** The payments of the store, with an eye on those that are written. */
final class WatchedPayments implements Payments {
    private final Payments payments;
    private final Watch watch;

    WatchedPayments(Payments payments, Watch watch) {
        this.payments = payments;
        this.watch = watch;
    }

    @Override
    public void insert(Scope scope, Payment payment) {
        watch.written(scope, payment.id());
        payments.insert(scope, payment);
    }

    @Override
    public Payment save(Scope scope, Payment payment) {
        watch.written(scope, payment.id());
        return payments.save(scope, payment);
    }

    @Override
    public Optional<Payment> find(Scope scope, PaymentId id) {
        return payments.find(scope, id);
    }

    @Override
    public Optional<Payment> lock(Scope scope, PaymentId id) {
        return payments.lock(scope, id);
    }

    @Override
    public Optional<Located> findByToken(LinkToken token) {
        return payments.findByToken(token);
    }

    @Override
    public Page<Payment> list(Scope scope, Filter filter, PageRequest<PaymentId> page) {
        return payments.list(scope, filter, page);
    }
}
