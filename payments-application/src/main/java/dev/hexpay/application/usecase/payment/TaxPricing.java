package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TaxUnavailableException;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds the tax to a subtotal. It is called outside any unit of work, because a tax service may be remote. */
public final class TaxPricing {
    private final TaxCalculator calculator;
    private final SellerDirectory sellers;
    private final InstantSource clock;

    public TaxPricing(OutPorts out) {
        this.calculator = out.taxCalculator();
        this.sellers = out.documents().sellers();
        this.clock = out.clock();
    }

    /** A way to calculate the price of one sale. */
    public interface Calculation {
        /**
         * The price at this location.
         *
         * @throws IncompleteAddressException when a more precise address is needed
         * @throws PaymentsException {@code payment_failed} when the tax cannot be calculated now, {@code rate_limited}
         *     when it was calculated too often for a payer of this link
         */
        TaxBreakdown at(TaxLocation location, LocationSource source);

        /** The price for a customer with this address; undetermined when the address does not decide the tax. */
        default TaxBreakdown forCustomer(Customer customer, PostalAddress address) {
            TaxLocation location = TaxLocation.of(address, customer.profile().taxDocument());
            TaxBreakdown price = at(location, LocationSource.CUSTOMER);
            // The payer's address will decide it.
            return price.reason() == TaxReason.UNKNOWN_LOCATION ? TaxBreakdown.undetermined(price.subtotal()) : price;
        }
    }

    /**
     * The price for this customer: with tax when their address is known and decides it.
     *
     * @throws PaymentsException {@code payment_failed} when the tax cannot be calculated now, or only with a more precise
     *     address of the customer
     */
    public TaxBreakdown priceFor(Scope scope, Money subtotal, @Nullable Customer customer) {
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (customer == null || address == null) {
            return TaxBreakdown.undetermined(subtotal);
        }
        try {
            return toSell(scope, subtotal).forCustomer(customer, address);
        } catch (IncompleteAddressException incomplete) {
            throw PaymentsException.of(
                    ErrorCode.PAYMENT_FAILED,
                    "The tax could not be calculated, because the customer's address is not precise enough. Nothing was"
                            + " charged and nothing was stored; please complete or correct it: "
                            + String.join(", ", incomplete.fields()) + ".");
        }
    }

    private Calculation toSell(Scope scope, Money subtotal) {
        return (location, source) -> location.country() == null
                ? TaxBreakdown.undetermined(subtotal)
                : price(request(scope, subtotal, location, source), request -> calculator.assess(scope, request));
    }

    /**
     * Prices to sell at to a payer of this link. A price of another total than the payer saw is not sold at: it is released
     * for the next submit.
     *
     * @param shownTotalMinor the total that the payer saw, in minor units; null when it is not known
     */
    public Calculation toSell(Scoped<Payment> link, @Nullable Long shownTotalMinor) {
        Scope scope = link.scope();
        PaymentId id = link.value().id();
        Money subtotal = link.value().price().subtotal();
        return (location, source) -> location.country() == null
                ? TaxBreakdown.undetermined(subtotal)
                : price(request(scope, subtotal, location, source), request -> {
                    TaxBreakdown price = calculator.assessForPayer(scope, id, request);
                    if (shownTotalMinor != null
                            && shownTotalMinor != price.total().minor()) {
                        calculator.release(scope, request, price);
                    }
                    return price;
                });
    }

    /** Prices to show to the payer of this link, who may still change what is entered. */
    public Calculation toShow(Scoped<Payment> link) {
        Scope scope = link.scope();
        PaymentId id = link.value().id();
        Money subtotal = link.value().price().subtotal();
        return (location, source) -> location.country() == null
                ? TaxBreakdown.undetermined(subtotal)
                : price(request(scope, subtotal, location, source), request -> calculator.estimate(scope, id, request));
    }

    private TaxRequest request(Scope scope, Money subtotal, TaxLocation location, LocationSource source) {
        TaxDocument document = location.taxDocument();
        BuyerLocation buyer = new BuyerLocation(
                source, location.country(), location.state(), document == null ? null : document.value());
        ZoneId zone = sellers.sellerOf(scope).timeZone().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return new TaxRequest(subtotal, buyer, location.address(), today);
    }

    private static TaxBreakdown price(TaxRequest request, Function<TaxRequest, TaxBreakdown> calculation) {
        try {
            return calculation.apply(request);
        } catch (TaxUnavailableException unavailable) {
            throw PaymentsException.of(
                    ErrorCode.PAYMENT_FAILED,
                    "The tax could not be calculated. Nothing was charged and nothing was stored; please try again.");
        } catch (InvalidValueException refused) {
            throw PaymentsException.invalid("amount", refused.message());
        }
    }
}
