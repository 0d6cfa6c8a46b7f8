package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a price with its tax and the buyer location. */
final class PriceColumns {
    static final List<String> NAMES = List.of(
            "currency",
            "amount_subtotal",
            "tax_amount",
            "tax_reason",
            "tax_source",
            "tax_country",
            "tax_region",
            "tax_name",
            "tax_rate_ppm",
            "buyer_country",
            "buyer_region",
            "buyer_tax_id");

    private PriceColumns() {}

    static void write(Parameters parameters, TaxBreakdown price) {
        TaxRate rate = price.rate();
        parameters.set("currency", CurrencyCode.wire(price.currency()))
                .set("amount_subtotal", price.subtotal().minor())
                .set("tax_amount", price.tax().minor())
                .set("tax_reason", price.reason())
                .set("tax_source", price.source())
                .set("tax_country", rate == null ? null : rate.country())
                .set("tax_region", rate == null ? null : rate.region())
                .set("tax_name", rate == null ? null : rate.name())
                .set("tax_rate_ppm", rate == null ? null : rate.rate().partsPerMillion())
                .set("buyer_country", price.evidence().country())
                .set("buyer_region", price.evidence().region())
                .set("buyer_tax_id", price.evidence().taxId());
    }

    static TaxBreakdown read(ResultRow row) throws SQLException {
        Currency currency = CurrencyCode.parse(row.getString("currency"));
        return new TaxBreakdown(
                new Money(row.getLong("amount_subtotal"), currency),
                new Money(row.getLong("tax_amount"), currency),
                row.enumValue("tax_reason", TaxReason.class),
                new BuyerLocation(
                        row.enumValue("tax_source", LocationSource.class),
                        row.getStringOrNull("buyer_country"),
                        row.getStringOrNull("buyer_region"),
                        row.getStringOrNull("buyer_tax_id")),
                rateOf(row));
    }

    private static @Nullable TaxRate rateOf(ResultRow row) throws SQLException {
        return row.isNull("tax_rate_ppm")
                ? null
                : new TaxRate(
                        row.getString("tax_country"),
                        row.getStringOrNull("tax_region"),
                        row.getString("tax_name"),
                        new Rate(row.getInt("tax_rate_ppm")));
    }
}
