package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A country's (or province's) standard rate.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region the province's code where the rate is the province's
 * @param name what the tax is called there, for example {@code VAT}
 * @param rate how much
 */
public record TaxRate(String country, @Nullable String region, String name, Rate rate) {}
