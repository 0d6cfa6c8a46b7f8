package dev.hexpay.adapter.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.tax.Calculation;
import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TaxUnavailableException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calculates tax with Stripe Tax, by the registrations and the default tax code of the account of the mode.
 *
 * <p>Stripe records the tax of one payment with a calculation and charges for each calculation. So an estimate is kept for
 * some minutes and shown again; the first sale of the same goods to the same buyer takes it, and the next has a
 * calculation of its own.
 */
public final class StripeTaxCalculator implements TaxCalculator {
    private static final System.Logger LOG = System.getLogger(StripeTaxCalculator.class.getName());

    /** While a payer types. */
    static final int ESTIMATES_PER_LINK_AND_MINUTE = 10;

    /** When forms are submitted, which everyone who has the link can do. */
    static final int SALES_PER_LINK_AND_MINUTE = 30;

    /** A payer waits for it, so it is shorter than that of a charge. */
    private static final Duration MAX_DEADLINE = Duration.ofSeconds(6);

    private final StripeClients clients;
    private final Duration deadline;
    private final InstantSource clock;
    private final TaxEstimates estimates = new TaxEstimates();
    private final LinkBudget estimatesOfLinks = new LinkBudget(ESTIMATES_PER_LINK_AND_MINUTE);
    private final LinkBudget salesOfLinks = new LinkBudget(SALES_PER_LINK_AND_MINUTE);
    private final AtomicBoolean hasReportedRounding = new AtomicBoolean();

    /**
     * A calculator for the modes that have a key. A calculation takes 6 seconds at most, or less if the deadline of the
     * settings is shorter.
     */
    public StripeTaxCalculator(StripeSettings settings, InstantSource clock) {
        this.clients = new StripeClients(settings);
        this.deadline = settings.deadline().compareTo(MAX_DEADLINE) < 0 ? settings.deadline() : MAX_DEADLINE;
        this.clock = clock;
    }

    @Override
    public TaxBreakdown assess(Scope scope, TaxRequest request) {
        Optional<TaxBreakdown> estimate = estimates.take(scope, request, clock.instant());
        return estimate.isPresent() ? estimate.get() : calculate(scope, request);
    }

    @Override
    public TaxBreakdown assessForPayer(Scope scope, PaymentId link, TaxRequest request) {
        Instant now = clock.instant();
        Optional<TaxBreakdown> estimate = estimates.take(scope, request, now);
        if (estimate.isPresent()) {
            return estimate.get();
        }
        Duration pause = salesOfLinks.take(link, now);
        if (!pause.isZero()) {
            throw PaymentsException.rateLimited(
                    "The tax was calculated too often.",
                    Duration.ofSeconds(pause.plusMillis(999).toSeconds()));
        }
        return calculate(scope, request);
    }

    @Override
    public void release(Scope scope, TaxRequest request, TaxBreakdown price) {
        TaxCalculation calculation = price.calculation();
        if (calculation != null) {
            estimates.keep(scope, request, price, calculation.calculatedAt());
        }
    }

    @Override
    public TaxBreakdown estimate(Scope scope, PaymentId link, TaxRequest request) {
        Optional<TaxBreakdown> known = estimates.find(scope, request, clock.instant());
        if (known.isPresent()) {
            return known.get();
        } else if (!estimatesOfLinks.take(link, clock.instant()).isZero()) {
            return TaxBreakdown.undetermined(request.subtotal());
        }
        TaxBreakdown price = calculate(scope, request);
        estimates.keep(scope, request, price, clock.instant());
        return price;
    }

    private TaxBreakdown calculate(Scope scope, TaxRequest request) {
        BuyerLocation buyer = request.buyer();
        if (buyer.country() == null) {
            BuyerLocation unknown = new BuyerLocation(buyer.source(), null, buyer.region(), null);
            return TaxBreakdown.untaxed(request.subtotal(), TaxReason.UNKNOWN_LOCATION, unknown);
        }
        TaxCalculationRequest stripeRequest = TaxCalculationRequest.of(request);
        try {
            Calculation calculation = ask(clients.api(scope, deadline), stripeRequest);
            TaxBreakdown price =
                    new TaxCalculationResult(calculation, stripeRequest).toPrice(scope.mode(), clock.instant());
            reportRounding(price);
            return price;
        } catch (StripeException | RuntimeException e) {
            // For some bodies the library throws RuntimeExceptions.
            throw failure(e, stripeRequest);
        }
    }

    private void reportRounding(TaxBreakdown price) {
        if (price.calculation() == null && !hasReportedRounding.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "Stripe Tax has calculated fractions of the smallest unit of {0}. The tax is rounded down, and Stripe"
                            + " does not record the tax of such payments.",
                    price.currency());
        }
    }

    /** Stripe knows more formats of tax ids than we do: one that it refuses changes nothing. */
    private static Calculation ask(StripeApi api, TaxCalculationRequest request) throws StripeException {
        try {
            return api.calculateTax(request.params());
        } catch (StripeException e) {
            if (!"tax_id_invalid".equals(e.getCode()) || request.taxId() == null) {
                throw e;
            }
            return api.calculateTax(request.withoutTaxId().params());
        }
    }

    private static RuntimeException failure(Exception failure, TaxCalculationRequest request) {
        if ("customer_tax_location_invalid".equals(StripeErrorKind.codeOf(failure))) {
            return new IncompleteAddressException(request.decidingFields());
        }
        // The message of an exception of Stripe may repeat the address.
        String description = StripeErrorKind.describe(failure);
        Level level = StripeErrorKind.of(failure) == StripeErrorKind.INVALID ? Level.ERROR : Level.WARNING;
        LOG.log(level, "Stripe Tax has not calculated a tax: {0}", description);
        return new TaxUnavailableException("Stripe Tax: " + description, failure);
    }
}
