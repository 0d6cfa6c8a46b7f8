package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import dev.hexpay.testing.stripe.TaxRates.Jurisdiction;
import dev.hexpay.testing.stripe.TaxRates.Rate;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tax of a sale to a place. */
final class TaxCalculation extends StripeObject {
    private static final Duration LIFE = Duration.ofDays(90);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ApiCall creation;
    private final List<Line> lines = new ArrayList<>();
    private final List<JsonObject> breakdown = new ArrayList<>();
    private final JsonObject customer;

    /** One item with its tax, which its amount includes or not. */
    private record Line(Parameters params, long amount, long tax, boolean isInclusive, List<JsonObject> taxes) {}

    /** Why tax applies or does not, and the rates if it does. */
    record Treatment(String reason, List<Rate> rates) {}

    /** Calculates with the customer's details that the answer repeats. */
    TaxCalculation(StubState state, ApiCall creation, JsonObject customer, Treatment treatment) {
        super(state.nextId(Kind.TAX_CALCULATION), state.now());
        this.creation = creation;
        this.customer = customer;
        for (Parameters item : creation.params().items("line_items")) {
            add(item, treatment);
        }
    }

    private void add(Parameters item, Treatment sale) {
        Treatment treatment =
                "txcd_00000000".equals(item.text("tax_code")) ? new Treatment("product_exempt", List.of()) : sale;
        long amount = Objects.requireNonNull(item.integer("amount"));
        boolean isInclusive = "inclusive".equals(item.text("tax_behavior"));
        BigDecimal percent = treatment.rates().stream().map(Rate::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal base = isInclusive
                ? BigDecimal.valueOf(amount).multiply(HUNDRED).divide(HUNDRED.add(percent), 10, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(amount);
        long tax = 0;
        List<JsonObject> taxes = new ArrayList<>();
        for (Rate rate : treatment.rates()) {
            long each = base.multiply(rate.percent())
                    .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            tax += each;
            breakdown.add(row(each, isInclusive, treatment.reason(), rate));
            taxes.add(taxOfLine(each, treatment.reason(), rate));
        }
        if (treatment.rates().isEmpty()) {
            breakdown.add(row(0, isInclusive, treatment.reason(), null));
            taxes.add(taxOfLine(0, treatment.reason(), null));
        }
        long taxable = treatment.rates().isEmpty() ? 0 : amount - (isInclusive ? tax : 0);
        breakdown.stream()
                .filter(row -> !row.has("taxable_amount"))
                .forEach(row -> row.addProperty("taxable_amount", taxable));
        lines.add(new Line(item, amount, tax, isInclusive, taxes));
    }

    private static JsonObject row(long amount, boolean isInclusive, String reason, @Nullable Rate rate) {
        JsonObject details = rate == null
                ? Json.of("country", null)
                        .and("percentage_decimal", "0.0")
                        .and("rate_type", null)
                        .and("state", null)
                        .and("tax_type", null)
                        .json()
                : Json.of("country", rate.jurisdiction().country())
                        .and("percentage_decimal", rate.percentage())
                        .and("rate_type", "percentage")
                        .and("state", rate.jurisdiction().state())
                        .and("tax_type", rate.type())
                        .json();
        return Json.of("amount", amount)
                .and("inclusive", isInclusive)
                .and("tax_rate_details", details)
                .and("taxability_reason", reason)
                .json();
    }

    /** A tax of a line, of one jurisdiction; the country of the customer when there is none. */
    private JsonObject taxOfLine(long amount, String reason, @Nullable Rate rate) {
        String country = creation.params().below("customer_details").text("address", "country");
        Jurisdiction place = rate == null
                ? Jurisdiction.country(String.valueOf(country), String.valueOf(country))
                : rate.jurisdiction();
        return Json.of("amount", amount)
                .and(
                        "jurisdiction",
                        Json.of("country", place.country())
                                .and("display_name", place.name())
                                .and("level", place.level())
                                .and("state", place.state()))
                .and("sourcing", "destination")
                .and(
                        "tax_rate_details",
                        rate == null
                                ? null
                                : Json.of("display_name", rate.name())
                                        .and("percentage_decimal", rate.percentage())
                                        .and("tax_type", rate.type()))
                .and("taxability_reason", reason)
                .json();
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(created().plus(LIFE));
    }

    boolean isLive() {
        return creation.mode().isLive();
    }

    private long tax(boolean inclusive) {
        return lines.stream()
                .filter(line -> line.isInclusive() == inclusive)
                .mapToLong(Line::tax)
                .sum();
    }

    @Override
    JsonObject json() {
        return Json.of("id", id())
                .and("object", "tax.calculation")
                .and("amount_total", lines.stream().mapToLong(Line::amount).sum() + tax(false))
                .and("currency", creation.params().required("currency"))
                .and("customer", creation.params().text("customer"))
                .and("customer_details", customer)
                .and("expires_at", created().plus(LIFE))
                .and("livemode", isLive())
                .and("tax_amount_exclusive", tax(false))
                .and("tax_amount_inclusive", tax(true))
                .and("tax_breakdown", breakdown)
                .and("tax_date", created())
                .json();
    }

    /** The items, which only {@code expand} shows, with their taxes if it names them. */
    JsonObject linesJson(boolean hasTaxes) {
        List<JsonObject> items = new ArrayList<>();
        for (Line line : lines) {
            Json.Members item = Json.of("id", id().replace("taxcalc", "tax_li") + items.size())
                    .and("object", "tax.calculation_line_item")
                    .and("amount", line.amount())
                    .and("amount_tax", line.tax())
                    .and("livemode", isLive())
                    .and(
                            "reference",
                            line.params().text("reference") == null
                                    ? "L" + (items.size() + 1)
                                    : line.params().text("reference"))
                    .and("tax_behavior", line.isInclusive() ? "inclusive" : "exclusive")
                    .and("tax_code", line.params().text("tax_code"));
            items.add((hasTaxes ? item.and("tax_breakdown", line.taxes()) : item).json());
        }
        return Json.of("object", "list")
                .and("data", items)
                .and("has_more", false)
                .and("url", "/v1/tax/calculations/" + id() + "/line_items")
                .json();
    }
}
