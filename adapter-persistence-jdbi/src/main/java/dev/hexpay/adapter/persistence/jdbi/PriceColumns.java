package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/** The columns of a price with its tax and the buyer location. */
record PriceColumns(
        Currency currency,
        long amountSubtotal,
        long taxAmount,
        TaxReason taxReason,
        LocationSource taxSource,
        @Nullable String taxCountry,
        @Nullable String taxRegion,
        @Nullable String taxName,
        @ColumnName("tax_rate_ppm") @Nullable Rate taxRate,
        @Nullable String buyerCountry,
        @Nullable String buyerRegion,
        @Nullable String buyerTaxId,
        // Null in rows of an older version, and where the columns above say all.
        @Nullable TaxDetails taxDetails) {

    static PriceColumns from(TaxBreakdown price) {
        TaxRate rate = price.rate();
        BuyerLocation buyer = price.evidence();
        return new PriceColumns(
                price.currency(),
                price.subtotal().minor(),
                price.tax().minor(),
                price.reason(),
                buyer.source(),
                rate == null ? null : rate.country(),
                rate == null ? null : rate.region(),
                rate == null ? null : rate.name(),
                rate == null ? null : rate.rate(),
                buyer.country(),
                buyer.region(),
                buyer.taxId(),
                TaxDetails.from(price));
    }

    TaxBreakdown toPrice() {
        Money tax = new Money(taxAmount, currency);
        TaxRate rate = toRate();
        TaxBreakdown price = new TaxBreakdown(
                new Money(amountSubtotal, currency),
                tax,
                taxReason,
                toEvidence(),
                rate == null ? List.of() : List.of(new AppliedRate(rate, tax)),
                null);
        return taxDetails == null ? price : taxDetails.addTo(price);
    }

    /** A server of a version without evidence writes none: there, a rate is that of the buyer's location. */
    private BuyerLocation toEvidence() {
        return buyerCountry == null && taxRate != null
                ? new BuyerLocation(taxSource, taxCountry, taxRegion, buyerTaxId)
                : new BuyerLocation(taxSource, buyerCountry, buyerRegion, buyerTaxId);
    }

    private @Nullable TaxRate toRate() {
        return taxRate == null
                ? null
                : new TaxRate(
                        Objects.requireNonNull(taxCountry, "tax_country"),
                        taxRegion,
                        Objects.requireNonNull(taxName, "tax_name"),
                        taxRate);
    }
}
