package dev.hexpay.testkit;

import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TaxUnavailableException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxRates.DatedRate;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tax calculator with fixed rates for both modes and all dates. Tests can make it unavailable. */
public final class FixedTaxCalculator implements TaxCalculator {
    /** Nineteen percent. */
    public static final TaxRate GERMANY = rate("DE", null, "19");

    /** Thirteen percent in Ontario; the rest of Canada has no rate. */
    public static final TaxRate ONTARIO = rate("CA", "ON", "13");

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration VALIDITY = Duration.ofDays(90);

    private final TaxPolicy policy;
    private final TaxRates rates;
    private final AtomicLong calculations = new AtomicLong();
    private volatile boolean unavailable;
    private volatile boolean service;
    private volatile boolean withoutEstimates;
    private volatile boolean withoutSales;

    /** A calculator with these rates under this policy. */
    public FixedTaxCalculator(TaxPolicy policy, TaxRate... rates) {
        this.policy = policy;
        this.rates = TaxRates.of(Stream.of(rates)
                .map(rate -> new DatedRate(rate, LocalDate.EPOCH))
                .toList());
    }

    /** A calculator with these rates, for every buyer in their jurisdictions. */
    public static FixedTaxCalculator of(TaxRate... rates) {
        return new FixedTaxCalculator(TaxPolicy.unconfigured(Mode.SANDBOX), rates);
    }

    /** From now on {@link #assess} throws {@link TaxUnavailableException}. */
    public void becomeUnavailable() {
        unavailable = true;
    }

    /** From now on {@link #assess} works again. */
    public void becomeAvailable() {
        unavailable = false;
    }

    /** From now on every link has had too many estimates. */
    public void refuseEstimates() {
        withoutEstimates = true;
    }

    /** From now on the payers of every link have submitted too many forms, for another 30 seconds. */
    public void refuseSales() {
        withoutSales = true;
    }

    /** The same calculator as a service: in the United States it needs a postal code of five digits, and it numbers its calculations. */
    public FixedTaxCalculator asService() {
        service = true;
        return this;
    }

    @Override
    public TaxBreakdown assess(Scope scope, TaxRequest request) {
        TaxBreakdown price = estimate(request);
        return service && request.buyer().country() != null
                ? price.withCalculation(new TaxCalculation(
                        "calculation_" + calculations.incrementAndGet(), Builders.NOON, Builders.NOON.plus(VALIDITY)))
                : price;
    }

    @Override
    public TaxBreakdown assessForPayer(Scope scope, PaymentId link, TaxRequest request) {
        if (withoutSales) {
            throw PaymentsException.rateLimited("The tax was calculated too often.", PAUSE);
        }
        return assess(scope, request);
    }

    @Override
    public TaxBreakdown estimate(Scope scope, PaymentId link, TaxRequest request) {
        return withoutEstimates ? TaxBreakdown.undetermined(request.subtotal()) : estimate(request);
    }

    private TaxBreakdown estimate(TaxRequest request) {
        if (unavailable) {
            throw new TaxUnavailableException("unavailable", new IOException("no route to host"));
        }
        String postalCode = request.address().postalCode();
        boolean isUnknown = postalCode == null || !postalCode.matches("[0-9]{5}");
        if (service && isUnknown && "US".equals(request.buyer().country())) {
            throw new IncompleteAddressException(List.of("postalCode"));
        }
        return policy.decide(request, rates);
    }

    private static TaxRate rate(String country, @Nullable String region, String percent) {
        return new TaxRate(country, region, "VAT", Rate.ofPercent(percent));
    }
}
