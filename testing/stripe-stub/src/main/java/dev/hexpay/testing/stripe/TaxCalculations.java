package dev.hexpay.testing.stripe;

import com.google.gson.JsonObject;
import com.stripe.param.tax.CalculationCreateParams;
import dev.hexpay.testing.stripe.TaxCalculation.Treatment;
import dev.hexpay.testing.stripe.TaxRates.Rate;
import dev.hexpay.testing.stripe.http.ApiCall;
import dev.hexpay.testing.stripe.http.Endpoint;
import dev.hexpay.testing.stripe.http.Json;
import dev.hexpay.testing.stripe.http.Parameters;
import dev.hexpay.testing.stripe.http.StripeError;
import java.util.List;

/** {@code /v1/tax/calculations}. */
final class TaxCalculations {
    private final StubState state;

    TaxCalculations(StubState state) {
        this.state = state;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/tax/calculations", CalculationCreateParams.class, this::create)
                .requiring("currency", "line_items")
                .understanding("currency", "line_items", "customer_details", "customer")
                .expanding(Expansion.of("tax.calculation")));
    }

    private JsonObject create(ApiCall call) {
        if (state.conditions().taxIsInactive()) {
            throw StripeError.invalid(
                    "stripe_tax_inactive", "Stripe Tax has not been activated on your account.", null);
        }
        Parameters params = call.params();
        checkItems(params);
        if (params.isSet("customer")) {
            throw StripeError.notKnownToStub("tax of a customer: give customer_details");
        }
        Parameters details = params.below("customer_details");
        JsonObject customer = Json.of("address", details.map("address"))
                .and("address_source", details.text("address_source"))
                .and("ip_address", details.text("ip_address"))
                .and(
                        "tax_ids",
                        details.items("tax_ids").stream()
                                .map(id -> Json.of("type", id.text("type")).and("value", id.text("value")))
                                .toList())
                .and(
                        "taxability_override",
                        details.text("taxability_override") == null ? "none" : details.text("taxability_override"))
                .json();
        Store store = state.store(call.mode());
        TaxCalculation calculation = store.add(new TaxCalculation(state, call, customer, treatment(details)));
        JsonObject json = calculation.json();
        List<String> expanded = params.texts("expand");
        if (!expanded.isEmpty()) {
            json.add("line_items", calculation.linesJson(expanded.contains("line_items.data.tax_breakdown")));
        }
        return json;
    }

    private static void checkItems(Parameters params) {
        List<Parameters> items = params.items("line_items");
        for (int i = 0; i < items.size(); i++) {
            String name = "line_items[" + i + "][amount]";
            Long amount = items.get(i).integer("amount");
            if (amount == null) {
                throw StripeError.invalid("parameter_missing", "Missing required param: " + name + ".", name);
            }
            if (amount < 0) {
                throw StripeError.notKnownToStub("negative amounts of tax calculations");
            }
        }
    }

    private static Treatment treatment(Parameters details) {
        String country = details.text("address", "country");
        String state = details.text("address", "state");
        String postalCode = details.text("address", "postal_code");
        if (country == null
                || !country.matches("[A-Z]{2}")
                || (country.equals("US") && postalCode == null)
                || (country.equals("CA") && postalCode == null && state == null)) {
            throw StripeError.invalid(
                    "customer_tax_location_invalid",
                    "The customer's location isn't recognized. Set a valid customer address.",
                    "customer_details[address]");
        }
        String override = details.text("taxability_override");
        if (override != null && !override.equals("none")) {
            return new Treatment(override, List.of());
        }
        if (details.items("tax_ids").stream()
                .anyMatch(id -> TaxRates.isReverseCharge(country, String.valueOf(id.text("type"))))) {
            return new Treatment("reverse_charge", List.of());
        }
        List<Rate> rates = TaxRates.of(country, state, postalCode, details.text("address", "line1"));
        return new Treatment(rates.isEmpty() ? "not_collecting" : "standard_rated", rates);
    }
}
