package dev.hexpay.persistence.jdbi;

import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxEvidence;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price with the evidence for its tax. */
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

    static void write(Row row, TaxBreakdown price) {
        TaxRate applied = price.applied();
        row.set("currency", CurrencyCode.wire(price.currency()))
                .set("amount_subtotal", price.subtotal().minor())
                .set("tax_amount", price.tax().minor())
                .set("tax_reason", price.reason())
                .set("tax_source", price.source())
                .set("tax_country", applied == null ? null : applied.country())
                .set("tax_region", applied == null ? null : applied.region())
                .set("tax_name", applied == null ? null : applied.name())
                .set("tax_rate_ppm", applied == null ? null : applied.rate().partsPerMillion())
                .set("buyer_country", price.evidence().country())
                .set("buyer_region", price.evidence().region())
                .set("buyer_tax_id", price.evidence().taxId());
    }

    static TaxBreakdown read(StoredRow row) throws SQLException {
        Currency currency = CurrencyCode.parse(row.text("currency"));
        return new TaxBreakdown(
                new Money(row.number("amount_subtotal"), currency),
                new Money(row.number("tax_amount"), currency),
                row.word("tax_reason", TaxReason.class),
                new TaxEvidence(
                        row.word("tax_source", LocationSource.class),
                        row.textOrNull("buyer_country"),
                        row.textOrNull("buyer_region"),
                        row.textOrNull("buyer_tax_id")),
                applied(row));
    }

    private static @Nullable TaxRate applied(StoredRow row) throws SQLException {
        return row.isNull("tax_rate_ppm")
                ? null
                : new TaxRate(
                        row.text("tax_country"),
                        row.textOrNull("tax_region"),
                        row.text("tax_name"),
                        new Rate(row.smallNumber("tax_rate_ppm")));
    }
}
