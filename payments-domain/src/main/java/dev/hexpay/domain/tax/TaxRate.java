package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * The standard tax rate of a country or province.
 *
 * @param country ISO 3166-1 alpha-2
 * @param region code of the province when the rate is that of a province
 * @param name the local name of the tax, for example {@code VAT}
 * @param rate the rate
 */
public record TaxRate(String country, @Nullable String region, String name, Rate rate) {}
