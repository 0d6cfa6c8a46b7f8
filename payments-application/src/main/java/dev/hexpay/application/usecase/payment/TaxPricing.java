package dev.hexpay.application.usecase.payment;

import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TaxUnavailableException;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.CustomerId;
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
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Adds the tax to a subtotal. It is called outside any unit of work, because a tax service may be remote. */
public final class TaxPricing {
    private final TaxCalculator calculator;
    private final Customers customers;
    private final InstantSource clock;

    public TaxPricing(OutPorts out) {
        this.calculator = out.taxCalculator();
        this.customers = out.store().customers();
        this.clock = out.clock();
    }

    /** The price for this customer: with tax when the merchant gave their address. */
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

    /** The price for a payer at this location: the customer's own price when the merchant gave their address. */
    public TaxBreakdown priceFor(Scoped<Payment> link, TaxLocation payer) {
        TaxBreakdown price = link.value().price();
        if (price.source() == LocationSource.CUSTOMER) {
            return price;
        }
        TaxLocation location =
                new TaxLocation(payer.country(), payer.state(), taxDocumentOf(link, payer.taxDocument()));
        return assess(link.scope(), price.subtotal(), location, LocationSource.PAYER);
    }

    /** The price to charge a payer at this location, which must be exact enough to decide the tax. */
    public TaxBreakdown requirePriceFor(Scoped<Payment> link, TaxLocation payer) {
        TaxBreakdown price = priceFor(link, payer);
        if (price.reason() == TaxReason.UNKNOWN_LOCATION) {
            throw PaymentsException.invalid("state", "must be the code of a state or province, such as ON");
        }
        return price;
    }

    /** The tax id of the payer of a link: the one given, or else the one that the merchant stored for the customer. */
    @Nullable
    public TaxDocument taxDocumentOf(Scoped<Payment> link, @Nullable TaxDocument entered) {
        CustomerId customer = link.value().customer();
        return entered != null || customer == null
                ? entered
                : customers
                        .find(link.scope(), customer)
                        .map(owner -> owner.profile().taxDocument())
                        .orElse(null);
    }

    private TaxBreakdown assess(Scope scope, Money subtotal, TaxLocation location, LocationSource source) {
        if (location.country() == null) {
            return TaxBreakdown.undetermined(subtotal);
        }
        TaxDocument document = location.taxDocument();
        BuyerLocation buyer = new BuyerLocation(
                source, location.country(), location.state(), document == null ? null : document.value());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
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
