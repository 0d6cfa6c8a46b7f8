package dev.hexpay.testing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.tax.Association;
import com.stripe.model.tax.Calculation;
import com.stripe.model.tax.CalculationLineItem;
import com.stripe.param.PaymentIntentCreateParams.Hooks;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.tax.AssociationFindParams;
import com.stripe.param.tax.CalculationCreateParams;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails;
import com.stripe.param.tax.CalculationCreateParams.CustomerDetails.TaxId;
import com.stripe.param.tax.CalculationCreateParams.LineItem;
import com.stripe.param.tax.CalculationCreateParams.LineItem.TaxBehavior;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxTest extends StubFixture {
    private static CustomerDetails.Builder at(String country, String state, String postalCode) {
        return CustomerDetails.builder()
                .setAddress(CustomerDetails.Address.builder()
                        .setCountry(country)
                        .setState(state)
                        .setPostalCode(postalCode)
                        .build())
                .setAddressSource(CustomerDetails.AddressSource.BILLING);
    }

    private static CalculationCreateParams.Builder sale(long amount, CustomerDetails details) {
        return CalculationCreateParams.builder()
                .setCurrency("eur")
                .setCustomerDetails(details)
                .addLineItem(
                        LineItem.builder().setAmount(amount).setReference("L1").build());
    }

    private Calculation calculate(CalculationCreateParams.Builder sale) throws StripeException {
        return stripe.tax().calculations().create(sale.build());
    }

    @ParameterizedTest
    @CsvSource({
        "DE,, , 1900, standard_rated, 19.0",
        "US, CA, 94107, 725, standard_rated, 7.25",
        "US,, 94107, 725, standard_rated, 7.25",
        "CA, ON, , 1300, standard_rated, 13.0",
        "US, TX, 75001, 0, not_collecting, 0.0",
        "BR,, , 0, not_collecting, 0.0"
    })
    void tax_depends_on_the_place(
            String country, String state, String postalCode, long tax, String reason, String percentage)
            throws StripeException {
        Calculation calculation =
                calculate(sale(10_000, at(country, state, postalCode).build()));

        assertThat(calculation.getTaxAmountExclusive()).isEqualTo(tax);
        assertThat(calculation.getAmountTotal()).isEqualTo(10_000 + tax);
        assertThat(calculation.getTaxBreakdown()).singleElement().satisfies(row -> {
            assertThat(row.getAmount()).isEqualTo(tax);
            assertThat(row.getTaxabilityReason()).isEqualTo(reason);
            assertThat(row.getTaxRateDetails().getPercentageDecimal()).isEqualTo(percentage);
        });
    }

    @Test
    void sale_can_have_several_rates() throws StripeException {
        Calculation calculation = calculate(sale(10_000, at("US", "NY", "10001").build()));

        assertThat(calculation.getTaxBreakdown())
                .extracting(Calculation.TaxBreakdown::getAmount)
                .containsExactly(400L, 450L);
        assertThat(calculation.getAmountTotal()).isEqualTo(10_850);
    }

    @ParameterizedTest
    @CsvSource({"1 Market St, 10390", "1 Broadway, 10290"})
    void street_can_decide_the_tax(String line1, long total) throws StripeException {
        CustomerDetails.Address denver = CustomerDetails.Address.builder()
                .setCountry("US")
                .setPostalCode("80202")
                .setLine1(line1)
                .build();

        Calculation calculation = calculate(
                sale(10_000, CustomerDetails.builder().setAddress(denver).build()));

        assertThat(calculation.getAmountTotal()).isEqualTo(total);
    }

    @Test
    void taxes_of_a_line_name_their_jurisdictions() throws StripeException {
        Calculation calculation =
                calculate(sale(10_000, at("US", "NY", "10001").build()).addExpand("line_items.data.tax_breakdown"));

        assertThat(calculation.getLineItems().getData())
                .singleElement()
                .satisfies(line -> assertThat(line.getTaxBreakdown())
                        .extracting(
                                tax -> tax.getJurisdiction().getLevel(),
                                tax -> tax.getJurisdiction().getDisplayName(),
                                tax -> tax.getTaxRateDetails().getDisplayName(),
                                CalculationLineItem.TaxBreakdown::getAmount)
                        .containsExactly(
                                tuple("state", "New York", "Sales Tax", 400L),
                                tuple("city", "New York City", "Sales Tax", 450L)));
        assertThat(calculate(sale(10_000, at("US", "NY", "10001").build())).getLineItems())
                .isNull();
    }

    @Test
    void calculation_is_recorded_with_its_first_payment_only() throws StripeException {
        Calculation calculation = calculate(sale(10_000, at("DE", null, null).build()));
        PaymentIntent first = paid(calculation);
        PaymentIntent second = paid(calculation);

        assertThat(association(first).getTaxTransactionAttempts().get(0).getStatus())
                .isEqualTo("committed");
        assertThat(association(second).getTaxTransactionAttempts())
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.getStatus()).isEqualTo("errored");
                    assertThat(attempt.getErrored().getReason())
                            .isEqualTo("another_payment_associated_with_calculation");
                });
    }

    private PaymentIntent paid(Calculation calculation) throws StripeException {
        return stripe.paymentIntents()
                .create(payment(11_900, TestCard.SUCCEEDS)
                        .setHooks(hook(calculation.getId()))
                        .build());
    }

    @Test
    void price_can_include_the_tax() throws StripeException {
        Calculation calculation = stripe.tax()
                .calculations()
                .create(CalculationCreateParams.builder()
                        .setCurrency("eur")
                        .setCustomerDetails(at("DE", null, null).build())
                        .addLineItem(LineItem.builder()
                                .setAmount(11_900L)
                                .setTaxBehavior(TaxBehavior.INCLUSIVE)
                                .build())
                        .addExpand("line_items")
                        .build());

        assertThat(calculation.getTaxAmountInclusive()).isEqualTo(1900);
        assertThat(calculation.getTaxAmountExclusive()).isZero();
        assertThat(calculation.getAmountTotal()).isEqualTo(11_900);
        assertThat(calculation.getTaxBreakdown().get(0).getTaxableAmount()).isEqualTo(10_000);
        assertThat(calculation.getLineItems().getData().get(0).getAmountTax()).isEqualTo(1900);
    }

    @Test
    void business_elsewhere_in_the_union_owes_the_tax_itself() throws StripeException {
        CustomerDetails.Builder business = at("FR", null, null)
                .addTaxId(TaxId.builder()
                        .setType(TaxId.Type.EU_VAT)
                        .setValue("FRAB123456789")
                        .build());

        Calculation calculation = calculate(sale(10_000, business.build()));

        assertThat(calculation.getAmountTotal()).isEqualTo(10_000);
        assertThat(calculation.getTaxBreakdown().get(0).getTaxabilityReason()).isEqualTo("reverse_charge");
    }

    @Test
    void untaxed_goods_are_exempt() throws StripeException {
        Calculation calculation = calculate(CalculationCreateParams.builder()
                .setCurrency("eur")
                .setCustomerDetails(at("DE", null, null).build())
                .addLineItem(LineItem.builder()
                        .setAmount(10_000L)
                        .setTaxCode("txcd_00000000")
                        .build()));

        assertThat(calculation.getAmountTotal()).isEqualTo(10_000);
        assertThat(calculation.getTaxBreakdown().get(0).getTaxabilityReason()).isEqualTo("product_exempt");
    }

    @ParameterizedTest
    @CsvSource({"US, CA,", "CA,,", "Germany,,"})
    void place_that_decides_no_tax_is_rejected(String country, String state, String postalCode) {
        StripeException error = errorOf(
                () -> calculate(sale(10_000, at(country, state, postalCode).build())));

        assertThat(error.getCode()).isEqualTo("customer_tax_location_invalid");
        assertThat(error.getStripeError().getParam()).isEqualTo("customer_details[address]");
    }

    @Test
    void tax_can_be_inactive() {
        stub.dashboard().deactivateTax();

        assertThat(errorOf(() -> calculate(sale(10_000, at("DE", null, null).build())))
                        .getCode())
                .isEqualTo("stripe_tax_inactive");
    }

    @Test
    void hook_records_the_tax_of_a_payment_and_of_its_refund() throws StripeException {
        Calculation calculation = calculate(sale(10_000, at("DE", null, null).build()));
        PaymentIntent intent = stripe.paymentIntents()
                .create(payment(11_900, TestCard.AUTHENTICATES_ALWAYS)
                        .setHooks(hook(calculation.getId()))
                        .build());
        assertThat(errorOf(() -> association(intent)).getStatusCode()).isEqualTo(404);

        stub.payerCompletes(intent.getId());
        assertThat(association(intent).getTaxTransactionAttempts())
                .singleElement()
                .satisfies(transaction -> {
                    assertThat(transaction.getSource()).isEqualTo(intent.getId());
                    assertThat(transaction.getStatus()).isEqualTo("committed");
                });

        String refund = stripe.refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(100L)
                        .build())
                .getId();
        assertThat(association(intent).getTaxTransactionAttempts())
                .extracting(Association.TaxTransactionAttempt::getSource)
                .containsExactly(intent.getId(), refund);
    }

    @Test
    void hook_needs_a_calculation_that_exists_and_has_not_expired() throws StripeException {
        assertThat(errorOf(() -> stripe.paymentIntents()
                                .create(payment(11_900, TestCard.SUCCEEDS)
                                        .setHooks(hook("taxcalc_1"))
                                        .build()))
                        .getCode())
                .isEqualTo("resource_missing");

        Calculation calculation = calculate(sale(10_000, at("DE", null, null).build()));
        clock.advance(Duration.ofSeconds(calculation.getExpiresAt() - calculation.getTaxDate()));
        assertThat(errorOf(() -> stripe.paymentIntents()
                                .create(payment(11_900, TestCard.SUCCEEDS)
                                        .setHooks(hook(calculation.getId()))
                                        .build()))
                        .getStatusCode())
                .isEqualTo(400);
    }

    private Association association(PaymentIntent intent) throws StripeException {
        return stripe.tax()
                .associations()
                .find(AssociationFindParams.builder()
                        .setPaymentIntent(intent.getId())
                        .build());
    }

    private static Hooks hook(String calculation) {
        return Hooks.builder()
                .setInputs(Hooks.Inputs.builder()
                        .setTax(Hooks.Inputs.Tax.builder()
                                .setCalculation(calculation)
                                .build())
                        .build())
                .build();
    }
}
