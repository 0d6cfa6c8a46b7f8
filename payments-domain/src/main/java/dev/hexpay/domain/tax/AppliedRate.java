package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;

/**
 * A rate of a price, and its tax.
 *
 * @param rate the rate of one country, province or town
 * @param tax the tax at this rate
 */
public record AppliedRate(TaxRate rate, Money tax) {}
