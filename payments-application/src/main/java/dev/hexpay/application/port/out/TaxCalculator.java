package dev.hexpay.application.port.out;

import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;

/** Calculates the tax on a price, from a local table of rates or a remote service. */
public interface TaxCalculator {
    /**
     * The price with its tax, the tax reason and the evidence, to sell at. It is called outside a unit of work, any number
     * of times for one price. A calculation of a service is returned once, because the service records one sale with it.
     *
     * @throws TaxUnavailableException when the tax cannot be calculated now
     * @throws IncompleteAddressException when the address is not known precisely enough to decide the tax
     * @throws dev.hexpay.domain.error.InvalidValueException when no tax can be calculated for such an amount
     */
    TaxBreakdown assess(Scope scope, TaxRequest request);

    /**
     * The same as {@link #assess}, for a payer who submits the form of this link. A service limits how often it is asked
     * for one link.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code rate_limited} when a service was asked too often for this
     *     link
     * @throws TaxUnavailableException when the tax cannot be calculated now
     * @throws IncompleteAddressException when the address is not known precisely enough to decide the tax
     * @throws dev.hexpay.domain.error.InvalidValueException when no tax can be calculated for such an amount
     */
    default TaxBreakdown assessForPayer(Scope scope, PaymentId link, TaxRequest request) {
        return assess(scope, request);
    }

    /**
     * Nothing was sold at this price, which {@link #assess} or {@link #assessForPayer} has returned for this request: the
     * next estimate or sale may have it.
     */
    default void release(Scope scope, TaxRequest request, TaxBreakdown price) {}

    /**
     * The price to show to a payer of this link who has not finished the form: the same as {@link #assess}, but it may be
     * some minutes old. It is undetermined when a service was asked too often for this link.
     *
     * @throws TaxUnavailableException when the tax cannot be calculated now
     * @throws IncompleteAddressException when the address is not known precisely enough to decide the tax
     * @throws dev.hexpay.domain.error.InvalidValueException when no tax can be calculated for such an amount
     */
    default TaxBreakdown estimate(Scope scope, PaymentId link, TaxRequest request) {
        return assess(scope, request);
    }
}
