package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.payment.TaxPricing;
import dev.hexpay.application.usecase.payment.TaxPricing.Calculation;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Scoped;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of a link and who is billed for it. The address on file of the link's customer decides both when it decides
 * the tax; else the payer's does. So an invoice never shows the tax of one address and the lines of another.
 */
public final class LinkPricing {
    private final TaxPricing pricing;
    private final CustomerLookup customerLookup;
    private final OpenLinkReverseCharge reverseCharge;
    private final InstantSource clock;

    /** Pricing by this policy of reverse charges. */
    public LinkPricing(OutPorts out, OpenLinkReverseCharge reverseCharge) {
        this.pricing = new TaxPricing(out);
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.reverseCharge = reverseCharge;
        this.clock = out.clock();
    }

    /**
     * What is known before the payer enters anything.
     *
     * @param customer the customer for whom the link was created; null for a link without customer
     * @param price the price by the customer's address, or the link's latest price when that address decides no tax
     */
    record OnFile(@Nullable Customer customer, TaxBreakdown price) {
        /** Whether the customer's address decides the tax, so that the payer's is not needed. */
        boolean decidesTax() {
            return price.source() == LocationSource.CUSTOMER;
        }

        @Nullable
        PostalAddress address() {
            return customer == null ? null : customer.profile().address();
        }

        @Nullable
        TaxDocument taxDocument() {
            return customer == null ? null : customer.profile().taxDocument();
        }

        /** The tax id of a payer who entered this one; the customer's when they entered none. */
        @Nullable
        TaxDocument taxDocumentOr(@Nullable TaxDocument entered) {
            return entered == null ? taxDocument() : entered;
        }
    }

    /** The price that a payer pays, and the details on the invoice. */
    record Offer(BillingDetails payer, TaxBreakdown price) {}

    /** What is known, with a price to show. */
    OnFile onFile(Scoped<Payment> link) {
        return onFile(link, toShow(link));
    }

    /** While a payer authenticates, they must see the page even if the tax cannot be calculated: then at the latest price. */
    private Calculation toShow(Scoped<Payment> link) {
        Calculation calculation = pricing.toShow(link);
        if (link.value().status() != PaymentStatus.REQUIRES_ACTION) {
            return calculation;
        }
        return (location, source) -> {
            try {
                return calculation.at(location, source);
            } catch (PaymentsException failure) {
                if (failure.code() != ErrorCode.PAYMENT_FAILED) {
                    throw failure;
                }
                return link.value().price();
            }
        };
    }

    private OnFile onFile(Scoped<Payment> link, Calculation calculation) {
        Customer customer = customerLookup.customerOf(link.scope(), link.value());
        TaxBreakdown latest = link.value().price();
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (customer == null || address == null) {
            // The address that decided the latest price was removed from the customer.
            boolean isOutdated = latest.source() == LocationSource.CUSTOMER;
            return new OnFile(customer, isOutdated ? TaxBreakdown.undetermined(latest.subtotal()) : latest);
        }
        return new OnFile(
                customer,
                isPriceAt(address, latest) && isUsable(latest.calculation(), customer)
                        ? latest
                        : priceFor(customer, address, latest, calculation));
    }

    private static TaxBreakdown priceFor(
            Customer customer, PostalAddress address, TaxBreakdown latest, Calculation calculation) {
        try {
            return calculation.forCustomer(customer, address);
        } catch (IncompleteAddressException incomplete) {
            return TaxBreakdown.undetermined(latest.subtotal());
        }
    }

    /** A service may have calculated with parts of the address that are not in the evidence. */
    private boolean isUsable(@Nullable TaxCalculation calculation, Customer customer) {
        return calculation == null
                || (calculation.isUsableAt(clock.instant())
                        && !customer.updatedAt().isAfter(calculation.calculatedAt()));
    }

    /** The price of a link stays as it was when it was created, unless the customer has moved since. */
    private static boolean isPriceAt(PostalAddress address, TaxBreakdown price) {
        TaxLocation location = TaxLocation.of(address, null);
        BuyerLocation evidence = price.evidence();
        return evidence.equals(
                new BuyerLocation(LocationSource.CUSTOMER, location.country(), location.state(), evidence.taxId()));
    }

    /** The price for a payer who has entered this location so far. */
    TaxBreakdown quote(Scoped<Payment> link, TaxLocation payer) {
        Calculation calculation = toShow(link);
        OnFile known = onFile(link, calculation);
        if (known.decidesTax()) {
            return known.price();
        }
        try {
            return calculation.at(deciding(known, payer), LocationSource.PAYER);
        } catch (IncompleteAddressException incomplete) {
            BuyerLocation entered = new BuyerLocation(LocationSource.PAYER, payer.country(), payer.state(), null);
            return TaxBreakdown.untaxed(link.value().price().subtotal(), TaxReason.UNKNOWN_LOCATION, entered);
        }
    }

    /**
     * What the payer is charged.
     *
     * @throws PaymentsException {@code validation_error} when the payer's address is needed, and is missing or too
     *     inexact to decide the tax
     */
    Offer offer(Scoped<Payment> link, PayLink.Command command) {
        Calculation calculation = pricing.toSell(link, command.shownTotalMinor());
        OnFile known = onFile(link, calculation);
        if (known.decidesTax()) {
            return new Offer(
                    new BillingDetails(command.email(), command.name(), known.address(), known.taxDocument()),
                    known.price());
        }
        PostalAddress address = requireAddress(command);
        TaxDocument taxDocument = known.taxDocumentOr(command.taxDocument());
        TaxBreakdown price = priceAt(deciding(known, TaxLocation.of(address, command.taxDocument())), calculation);
        return new Offer(new BillingDetails(command.email(), command.name(), address, taxDocument), price);
    }

    private static TaxBreakdown priceAt(TaxLocation location, Calculation calculation) {
        try {
            TaxBreakdown price = calculation.at(location, LocationSource.PAYER);
            if (price.reason() == TaxReason.UNKNOWN_LOCATION) {
                throw PaymentsException.invalid("state", "must be the code of a state or province, such as ON");
            }
            return price;
        } catch (IncompleteAddressException incomplete) {
            throw PaymentsException.invalid(incomplete.fields().stream()
                    .map(field -> new Violation(field, "must be complete and correct, because the tax depends on it"))
                    .toList());
        }
    }

    /** The location with the tax id that decides the tax. */
    private TaxLocation deciding(OnFile known, TaxLocation payer) {
        TaxDocument taxDocument = known.customer() == null
                ? reverseCharge.deciding(payer.taxDocument())
                : known.taxDocumentOr(payer.taxDocument());
        return new TaxLocation(payer.country(), payer.state(), payer.address(), taxDocument);
    }

    private static PostalAddress requireAddress(PayLink.Command command) {
        PostalAddress address = command.address();
        if (address == null) {
            throw PaymentsException.invalid(List.of(
                    new Violation("country", "is required"),
                    new Violation("line1", "is required"),
                    new Violation("postalCode", "is required"),
                    new Violation("city", "is required")));
        }
        return address;
    }
}
