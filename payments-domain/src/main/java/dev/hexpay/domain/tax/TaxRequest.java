package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import java.time.LocalDate;

/**
 * What has to be known to put the tax on a price.
 *
 * @param subtotal the price before tax
 * @param buyer who buys, as far as known
 * @param date the day of the sale, in UTC
 */
public record TaxRequest(Money subtotal, BuyerLocation buyer, LocalDate date) {}
