package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Payments.Located;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.TaxUnavailable;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxQuestion;
import dev.hexpay.domain.tax.TaxReason;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Puts the tax on top of what a merchant asks for. Asked outside of any unit of work: a tax service may be remote. */
final class Pricing {
    private final TaxCalculator calculator;
    private final Customers customers;
    private final InstantSource clock;

    Pricing(OutPorts out) {
        this.calculator = out.taxCalculator();
        this.customers = out.customers();
        this.clock = out.clock();
    }

    /** The price for this customer: with tax when the merchant gave their address. */
    TaxBreakdown priceFor(Scope scope, Money subtotal, @Nullable Customer customer) {
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (customer == null || address == null) {
            return TaxBreakdown.unknown(subtotal);
        }
        Place place = Place.of(address, customer.profile().taxDocument());
        TaxBreakdown price = assess(scope, subtotal, place, LocationSource.CUSTOMER);
        // An address that does not decide the tax leaves it to the payer.
        return price.reason() == TaxReason.UNKNOWN_LOCATION ? TaxBreakdown.unknown(subtotal) : price;
    }

    /** The price for whoever pays at this place: the customer's own when the merchant gave their address. */
    TaxBreakdown priceFor(Located link, Place payer) {
        TaxBreakdown price = link.payment().price();
        if (price.source() == LocationSource.CUSTOMER) {
            return price;
        }
        Place place = new Place(payer.country(), payer.state(), taxDocumentOf(link, payer.taxDocument()));
        return assess(link.scope(), price.subtotal(), place, LocationSource.PAYER);
    }

    /** The price to charge whoever pays at this place, which has to be exact enough to decide the tax. */
    TaxBreakdown exactPriceFor(Located link, Place payer) {
        TaxBreakdown price = priceFor(link, payer);
        if (price.reason() == TaxReason.UNKNOWN_LOCATION) {
            throw Refusal.invalid("state", "must be the code of a state or province, such as ON");
        }
        return price;
    }

    /** The tax id of whoever pays the link: what they gave, or else what the merchant gave of the customer. */
    @Nullable
    TaxDocument taxDocumentOf(Located link, @Nullable TaxDocument given) {
        CustomerId customer = link.payment().customer();
        return given != null || customer == null
                ? given
                : customers
                        .find(link.scope(), customer)
                        .map(known -> known.profile().taxDocument())
                        .orElse(null);
    }

    private TaxBreakdown assess(Scope scope, Money subtotal, Place place, LocationSource source) {
        if (place.country() == null) {
            return TaxBreakdown.unknown(subtotal);
        }
        TaxDocument document = place.taxDocument();
        TaxEvidence buyer =
                new TaxEvidence(source, place.country(), place.state(), document == null ? null : document.value());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            return calculator.assess(scope, new TaxQuestion(subtotal, buyer, today));
        } catch (TaxUnavailable unavailable) {
            throw Refusal.of(
                    RefusalCode.PAYMENT_FAILED,
                    "The tax could not be calculated. Nothing was charged and nothing was stored; please try again.");
        }
    }
}
