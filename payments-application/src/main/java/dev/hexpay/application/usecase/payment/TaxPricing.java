package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
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
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
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

    /** The price for this customer: with tax when their address is known and decides it. */
    public TaxBreakdown priceFor(Scope scope, Money subtotal, @Nullable Customer customer) {
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (customer == null || address == null) {
            return TaxBreakdown.undetermined(subtotal);
        }
        TaxLocation location = TaxLocation.of(address, customer.profile().taxDocument());
        TaxBreakdown price = assess(scope, subtotal, location, LocationSource.CUSTOMER);
        // When the address does not decide the tax, the payer's address will.
        return price.reason() == TaxReason.UNKNOWN_LOCATION ? TaxBreakdown.undetermined(subtotal) : price;
    }

    /**
     * The price at this location.
     *
     * @throws PaymentsException {@code payment_failed} when the tax cannot be calculated now
     */
    public TaxBreakdown assess(Scope scope, Money subtotal, TaxLocation location, LocationSource source) {
        if (location.country() == null) {
            return TaxBreakdown.undetermined(subtotal);
        }
        TaxDocument document = location.taxDocument();
        BuyerLocation buyer = new BuyerLocation(
                source, location.country(), location.state(), document == null ? null : document.value());
        ZoneId zone = sellers.sellerOf(scope).timeZone().zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            return calculator.assess(scope, new TaxRequest(subtotal, buyer, today));
        } catch (TaxUnavailableException unavailable) {
            throw PaymentsException.of(
                    ErrorCode.PAYMENT_FAILED,
                    "The tax could not be calculated. Nothing was charged and nothing was stored; please try again.");
        } catch (InvalidValueException tooLarge) {
            throw PaymentsException.invalid("amount", tooLarge.message());
        }
    }
}
