package dev.hexpay.application.report;

import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One line of the tax report: invoices less credit notes. A cancellation of a credit note counts as an invoice.
 *
 * @param month the first day of the month of issue, in the time zone in which the document is dated
 * @param country where the tax is due, or the buyer is; null when unknown
 * @param region code of the province or state of the rate, or of the buyer when no rate was applied; null for the whole
 *     country, or when unknown
 * @param ratePartsPerMillion 190000 for 19 %; null when no rate was applied. Several rates of one price are combined: this
 *     is their sum, and the region is that of the most precise
 * @param reason the name of {@link dev.hexpay.domain.tax.TaxReason} in lower case
 * @param documents the number of invoices and credit notes
 * @param netMinor without tax
 */
public record TaxLine(
        LocalDate month,
        @Nullable String country,
        @Nullable String region,
        @Nullable Integer ratePartsPerMillion,
        String reason,
        Currency currency,
        long documents,
        long netMinor,
        long taxMinor) {}
