package dev.hexpay.adapter.stripe;

import com.stripe.model.tax.Calculation;
import com.stripe.model.tax.CalculationLineItem;
import com.stripe.model.tax.CalculationLineItem.TaxBreakdown.Jurisdiction;
import com.stripe.model.tax.CalculationLineItem.TaxBreakdown.TaxRateDetails;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tenant.Mode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** A calculation of Stripe as a price. */
record TaxCalculationResult(Calculation calculation, TaxCalculationRequest request) {
    private static final int PERCENT_DECIMALS = 4;

    /**
     * The price, with this calculation if their totals are equal: a payment of a rounded total must not be recorded with it.
     *
     * @throws IllegalStateException if the calculation is not of this mode or amount
     */
    TaxBreakdown toPrice(Mode mode, Instant now) {
        long tax = calculation.getTaxAmountExclusive();
        if (mode.isLive() != calculation.getLivemode() || calculation.getAmountTotal() != request.amount() + tax) {
            throw new IllegalStateException(calculation.getId() + " is of another mode or amount");
        }
        TaxBreakdown price = price(tax);
        if (!StripeAmounts.toStripe(price.total()).equals(OptionalLong.of(calculation.getAmountTotal()))) {
            return price;
        }
        Instant expiry = Instant.ofEpochSecond(calculation.getExpiresAt());
        return price.withCalculation(
                new TaxCalculation(calculation.getId(), now.truncatedTo(ChronoUnit.MILLIS), expiry));
    }

    private TaxBreakdown price(long tax) {
        Money subtotal = request.request().subtotal();
        Currency currency = subtotal.currency();
        BuyerLocation buyer = request.request().buyer();
        BuyerLocation location = new BuyerLocation(buyer.source(), buyer.country(), buyer.region(), null);
        List<AppliedRate> rates = lines().stream()
                .filter(TaxCalculationResult::isTaxed)
                .map(line -> new AppliedRate(rate(line), new Money(line.getAmount(), currency)))
                .toList();
        if (rates.isEmpty()) {
            requireNoTax(tax);
            return untaxed(location);
        }
        // In the units of Stripe, of which a portion is exact in ours.
        TaxBreakdown inStripeUnits = TaxBreakdown.taxed(new Money(request.amount(), currency), rates, location);
        if (inStripeUnits.tax().minor() != tax) {
            throw new IllegalStateException("the taxes of " + calculation.getId() + " do not add up");
        }
        return inStripeUnits.portion(subtotal, StripeAmounts.fromStripe(tax, currency));
    }

    private void requireNoTax(long tax) {
        if (tax != 0) {
            throw new IllegalStateException("the tax of " + calculation.getId() + " has no rate");
        }
    }

    private TaxBreakdown untaxed(BuyerLocation location) {
        Money subtotal = request.request().subtotal();
        List<String> reasons = lines().stream()
                .map(line -> String.valueOf(line.getTaxabilityReason()))
                .toList();
        StripeTaxId taxId = request.taxId();
        if (taxId != null && reasons.contains("reverse_charge")) {
            BuyerLocation business =
                    new BuyerLocation(location.source(), location.country(), location.region(), taxId.value());
            return TaxBreakdown.untaxed(subtotal, TaxReason.REVERSE_CHARGE, business);
        }
        boolean isNotCollected = reasons.contains("not_collecting") || reasons.contains("not_supported");
        return TaxBreakdown.untaxed(subtotal, isNotCollected ? TaxReason.NOT_REGISTERED : TaxReason.EXEMPT, location);
    }

    private List<CalculationLineItem.TaxBreakdown> lines() {
        return calculation.getLineItems().getData().stream()
                .flatMap(item -> item.getTaxBreakdown().stream())
                .toList();
    }

    /** A tax of nothing is one if its rate is not zero: that of one cent, for example. */
    private static boolean isTaxed(CalculationLineItem.TaxBreakdown line) {
        TaxRateDetails details = line.getTaxRateDetails();
        return line.getAmount() != 0 || (details != null && !percent(details).isZero());
    }

    private static TaxRate rate(CalculationLineItem.TaxBreakdown line) {
        Jurisdiction place = line.getJurisdiction();
        TaxRateDetails details = line.getTaxRateDetails();
        String tax = details == null ? "Tax" : Objects.requireNonNullElse(details.getDisplayName(), "Tax");
        Rate rate = details == null ? new Rate(0) : percent(details);
        return switch (String.valueOf(place.getLevel())) {
            case "country" -> new TaxRate(place.getCountry(), null, tax, rate);
            case "state" -> new TaxRate(place.getCountry(), place.getState(), tax, rate);
            // A county, a town or a district.
            default -> new TaxRate(place.getCountry(), place.getState(), tax + ", " + place.getDisplayName(), rate);
        };
    }

    /** A flat fee has no percentage. */
    private static Rate percent(TaxRateDetails details) {
        String percentage = Objects.requireNonNullElse(details.getPercentageDecimal(), "0");
        return Rate.ofPercent(new BigDecimal(percentage)
                .setScale(PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString());
    }
}
