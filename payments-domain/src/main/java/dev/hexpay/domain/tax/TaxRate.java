package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * A tax rate of a country, of a part of it such as a province or a city, or the sum of several such rates.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region code of the province or state; null when the rate is that of the whole country
 * @param name the local name of the tax, for example {@code VAT}; of a sum, the joined names of its taxes
 * @param rate the rate
 */
public record TaxRate(String country, @Nullable String region, String name, Rate rate) {}
