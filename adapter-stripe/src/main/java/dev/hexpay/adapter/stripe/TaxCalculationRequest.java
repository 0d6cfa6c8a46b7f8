package dev.hexpay.adapter.stripe;

import com.stripe.param.tax.CalculationCreateParams;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails.Address;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails.AddressSource;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails.TaxId;
import com.stripe.param.tax.CalculationCreateParams.LineItem;
import com.stripe.param.tax.CalculationCreateParams.LineItem.TaxBehavior;
import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a tax calculation.
 *
 * @param amount the subtotal, as Stripe counts it
 * @param taxId the buyer's tax id; null if they have none of a type that Stripe knows
 */
record TaxCalculationRequest(
        TaxRequest request, long amount, @Nullable StripeTaxId taxId) {
    private static final String LINE = "payment";
    private static final String EXPAND = "line_items.data.tax_breakdown";

    /**
     * The request for a buyer whose country is known.
     *
     * @throws InvalidValueException if Stripe cannot represent the amount
     * @throws IncompleteAddressException if Stripe needs a postal code or a province, and there is none
     */
    static TaxCalculationRequest of(TaxRequest request) {
        long amount = StripeAmounts.toStripe(request.subtotal())
                .orElseThrow(() -> new InvalidValueException("must end with a zero in this currency"));
        String taxId = request.buyer().taxId();
        TaxCalculationRequest calculation = new TaxCalculationRequest(
                request,
                amount,
                taxId == null ? null : StripeTaxId.of(taxId, countryOf(request)).orElse(null));
        if (calculation.isIncomplete()) {
            throw new IncompleteAddressException(calculation.decidingFields());
        }
        return calculation;
    }

    TaxCalculationRequest withoutTaxId() {
        return new TaxCalculationRequest(request, amount, null);
    }

    /** The fields of an address of this country that decide the tax. */
    List<String> decidingFields() {
        return switch (countryOf(request)) {
            case "US" -> List.of("postalCode");
            case "CA" -> List.of("postalCode", "state");
            default -> List.of("country", "postalCode");
        };
    }

    private boolean isIncomplete() {
        return request.address().postalCode() == null
                && switch (countryOf(request)) {
                    case "US" -> true;
                    case "CA" -> request.buyer().region() == null;
                    default -> false;
                };
    }

    CalculationCreateParams params() {
        CustomerDetails.Builder customer =
                CustomerDetails.builder().setAddress(address()).setAddressSource(AddressSource.BILLING);
        if (taxId != null) {
            customer.addTaxId(TaxId.builder()
                    .setType(taxId.type())
                    .setValue(taxId.value())
                    .build());
        }
        return CalculationCreateParams.builder()
                .setCurrency(CurrencyCode.format(request.subtotal().currency()))
                .addLineItem(LineItem.builder()
                        .setAmount(amount)
                        .setReference(LINE)
                        .setTaxBehavior(TaxBehavior.EXCLUSIVE)
                        .build())
                .setCustomerDetails(customer.build())
                .addExpand(EXPAND)
                .build();
    }

    private Address address() {
        TaxAddress address = request.address();
        Address.Builder params = Address.builder().setCountry(countryOf(request));
        if (address.line1() != null) {
            params.setLine1(address.line1());
        }
        if (address.line2() != null) {
            params.setLine2(address.line2());
        }
        if (address.city() != null) {
            params.setCity(address.city());
        }
        if (address.postalCode() != null) {
            params.setPostalCode(address.postalCode());
        }
        String region = request.regionCode();
        if (region != null) {
            params.setState(region);
        }
        return params.build();
    }

    private static String countryOf(TaxRequest request) {
        return Objects.requireNonNull(request.buyer().country(), "country");
    }
}
