package dev.hexpay.domain.tax;

import dev.hexpay.domain.money.Money;
import java.time.LocalDate;

/**
 * The input of a tax decision: what is sold, to whom and when.
 *
 * @param subtotal the price before tax
 * @param buyer location and tax id of the buyer, as far as known
 * @param date the day of the sale in the time zone of the seller
 */
public record TaxRequest(Money subtotal, BuyerLocation buyer, LocalDate date) {}
