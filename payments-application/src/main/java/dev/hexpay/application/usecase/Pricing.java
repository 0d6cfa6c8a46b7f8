package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.QuotePrice.Place;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.TaxRates;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the tax on top of what a merchant asks for. Asked outside of any unit of work: a tax service may be remote. */
final class Pricing {
    private final TaxRates rates;
    private final InstantSource clock;

    Pricing(OutPorts out) {
        this.rates = out.taxRates();
        this.clock = out.clock();
    }

    /** The price for this customer: with tax when the merchant gave their address. */
    TaxBreakdown priceFor(Money subtotal, @Nullable Customer customer) {
        PostalAddress address = customer == null ? null : customer.profile().address();
        if (address == null) {
            return TaxBreakdown.unknown(subtotal);
        }
        TaxBreakdown price = assess(subtotal, Place.of(address), LocationSource.CUSTOMER);
        // An address that does not decide the tax leaves it to the payer.
        return price.reason() == TaxReason.UNKNOWN_LOCATION ? TaxBreakdown.unknown(subtotal) : price;
    }

    /** The price for whoever pays at this place: the customer's own when the merchant gave their address. */
    TaxBreakdown priceFor(Payment payment, Place payer) {
        return payment.price().source() == LocationSource.CUSTOMER
                ? payment.price()
                : assess(payment.price().subtotal(), payer, LocationSource.PAYER);
    }

    /** The price to charge whoever pays at this place, which has to be exact enough to decide the tax. */
    TaxBreakdown exactPriceFor(Payment payment, Place payer) {
        TaxBreakdown price = priceFor(payment, payer);
        if (price.reason() == TaxReason.UNKNOWN_LOCATION) {
            throw Refusal.invalid("state", "must be the code of a state or province, such as ON");
        }
        return price;
    }

    private TaxBreakdown assess(Money subtotal, Place place, LocationSource source) {
        String country = place.country();
        if (country == null) {
            return TaxBreakdown.unknown(subtotal);
        }
        Optional<TaxRate> rate =
                rates.rateFor(country, place.state(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (rate.isPresent()) {
            return TaxBreakdown.standard(subtotal, rate.get(), source);
        }
        TaxReason reason = rates.needsRegion(country) ? TaxReason.UNKNOWN_LOCATION : TaxReason.NOT_REGISTERED;
        return TaxBreakdown.untaxed(subtotal, reason, source);
    }
}
