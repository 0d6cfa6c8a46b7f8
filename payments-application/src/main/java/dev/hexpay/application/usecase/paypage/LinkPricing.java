package dev.hexpay.application.usecase.paypage;

import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.PayPageQueries.TaxLocation;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.usecase.customer.CustomerLookup;
import dev.hexpay.application.usecase.payment.TaxPricing;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.payment.BillingDetails;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Scoped;
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

    /** Pricing by this policy of reverse charges. */
    public LinkPricing(OutPorts out, OpenLinkReverseCharge reverseCharge) {
        this.pricing = new TaxPricing(out);
        this.customerLookup = new CustomerLookup(out.store().customers());
        this.reverseCharge = reverseCharge;
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

    OnFile onFile(Scoped<Payment> link) {
        Customer customer = customerLookup.customerOf(link.scope(), link.value());
        TaxBreakdown latest = link.value().price();
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (address == null) {
            // The address that decided the latest price was removed from the customer.
            boolean isOutdated = latest.source() == LocationSource.CUSTOMER;
            return new OnFile(customer, isOutdated ? TaxBreakdown.undetermined(latest.subtotal()) : latest);
        }
        return new OnFile(
                customer,
                isPriceAt(address, latest) ? latest : pricing.priceFor(link.scope(), latest.subtotal(), customer));
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
        OnFile known = onFile(link);
        return known.decidesTax() ? known.price() : assess(link, known, payer);
    }

    /**
     * What the payer is charged.
     *
     * @throws PaymentsException {@code validation_error} when the payer's address is needed, and is missing or too
     *     inexact to decide the tax
     */
    Offer offer(Scoped<Payment> link, PayLink.Command command) {
        OnFile known = onFile(link);
        if (known.decidesTax()) {
            return new Offer(
                    new BillingDetails(command.email(), command.name(), known.address(), known.taxDocument()),
                    known.price());
        }
        PostalAddress address = requireAddress(command);
        TaxDocument taxDocument = known.taxDocumentOr(command.taxDocument());
        TaxBreakdown price = assess(link, known, TaxLocation.of(address, command.taxDocument()));
        if (price.reason() == TaxReason.UNKNOWN_LOCATION) {
            throw PaymentsException.invalid("state", "must be the code of a state or province, such as ON");
        }
        return new Offer(new BillingDetails(command.email(), command.name(), address, taxDocument), price);
    }

    private TaxBreakdown assess(Scoped<Payment> link, OnFile known, TaxLocation payer) {
        TaxDocument deciding = known.customer() == null
                ? reverseCharge.deciding(payer.taxDocument())
                : known.taxDocumentOr(payer.taxDocument());
        return pricing.assess(
                link.scope(),
                link.value().price().subtotal(),
                new TaxLocation(payer.country(), payer.state(), deciding),
                LocationSource.PAYER);
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
