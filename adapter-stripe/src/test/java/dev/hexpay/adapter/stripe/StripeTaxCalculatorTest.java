package dev.hexpay.adapter.stripe;

import static dev.hexpay.testing.stripe.http.Faults.on;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.eur;
import static dev.hexpay.testkit.Builders.money;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.application.port.out.TaxUnavailableException;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.testing.stripe.http.Fault;
import dev.hexpay.testing.stripe.http.RecordedRequest;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeTaxCalculatorTest extends StripeFixture {
    private static final String CALCULATIONS = "/v1/tax/calculations";
    private static final LocalDate TODAY = LocalDate.parse("2026-07-11");
    private static final TaxAddress NEW_YORK = new TaxAddress("350 5th Ave", null, "New York", "10118");

    private final StripeTaxCalculator calculator = harness.taxCalculator(Duration.ofSeconds(20));
    private final PaymentId link = aPaymentId();

    @Test
    void each_rate_of_a_sale_has_its_name_place_and_tax() {
        TaxBreakdown newYork = calculator.assess(scope, sale(usd(100_00), at("US", "NY"), NEW_YORK));
        TaxBreakdown quebec =
                calculator.assess(scope, sale(money(25_00, "cad"), at("CA", "Qu\u00e9bec"), TaxAddress.UNKNOWN));

        assertThat(newYork.total()).isEqualTo(usd(108_50));
        assertThat(newYork.rates())
                .extracting(each -> each.rate().name(), each -> each.rate().region(), AppliedRate::tax)
                .containsExactly(
                        tuple("Sales Tax", "NY", usd(4_00)), tuple("Sales Tax, New York City", "NY", usd(4_50)));
        assertThat(quebec.rates())
                .extracting(
                        each -> each.rate().name(), each -> each.rate().rate().percent(), AppliedRate::tax)
                .containsExactly(tuple("GST", "5", money(1_25, "cad")), tuple("QST", "9.975", money(2_49, "cad")));
        assertThat(quebec.evidence()).isEqualTo(at("CA", "Qu\u00e9bec"));
    }

    @Test
    void business_in_another_member_state_accounts_for_the_tax() {
        TaxBreakdown price =
                calculator.assess(scope, sale(eur(100_00), withTaxId("FR", "fr 83 404 833 048"), TaxAddress.UNKNOWN));

        assertThat(price.reason()).isEqualTo(TaxReason.REVERSE_CHARGE);
        assertThat(price.tax()).isEqualTo(eur(0));
        assertThat(price.evidence().taxId()).isEqualTo("FR83404833048");
    }

    @ParameterizedTest
    @CsvSource({"DE, DE136695976, eu_vat", "GB, GB980780684, gb_vat", "CH, CHE-123.456.788 MWST, ch_vat"})
    void tax_id_is_sent_with_its_type(String country, String taxId, String type) {
        calculator.assess(scope, sale(eur(100_00), withTaxId(country, taxId), TaxAddress.UNKNOWN));

        assertThat(sent().params()).containsEntry("customer_details[tax_ids][0][type]", type);
    }

    @ParameterizedTest
    @CsvSource({"US, 12-3456789", "FR, no VAT ID", "BR, 1"})
    void tax_id_of_an_unknown_type_is_left_out(String country, String taxId) {
        calculator.assess(scope, sale(eur(100_00), withTaxId(country, taxId), NEW_YORK));

        assertThat(sent().params().keySet()).noneMatch(name -> name.contains("tax_ids"));
    }

    @Test
    void address_without_a_needed_part_is_not_sent() {
        assertThatThrownBy(() -> calculator.assess(scope, sale(usd(1_00), at("CA", null), TaxAddress.UNKNOWN)))
                .isInstanceOfSatisfying(
                        IncompleteAddressException.class,
                        incomplete -> assertThat(incomplete.fields()).containsExactly("postalCode", "state"));
        assertThat(stub.recording().requests()).isEmpty();
    }

    @Test
    void amount_that_stripe_cannot_represent_is_rejected() {
        assertThatThrownBy(
                        () -> calculator.assess(scope, sale(money(1_001, "kwd"), at("DE", null), TaxAddress.UNKNOWN)))
                .isInstanceOf(InvalidValueException.class);
    }

    @Test
    void tax_in_a_currency_of_other_units_is_whole() {
        TaxBreakdown price = calculator.assess(scope, sale(money(101, "isk"), at("CA", "QC"), TaxAddress.UNKNOWN));

        // 5.05 and 10.07 kronur
        assertThat(price.tax()).isEqualTo(money(15, "isk"));
        assertThat(price.rates()).extracting(AppliedRate::tax).containsExactly(money(5, "isk"), money(10, "isk"));
    }

    @Test
    void same_estimate_is_asked_once_within_some_minutes() {
        TaxRequest request = sale(usd(100_00), at("US", "NY"), NEW_YORK);
        TaxBreakdown first = calculator.estimate(scope, link, request);

        assertThat(calculator.estimate(scope, aPaymentId(), request)).isEqualTo(first);
        assertThat(calculator.assess(scope, request)).isEqualTo(first);
        assertThat(asked()).isOne();
        calculator.estimate(Builders.aScope(), link, request);
        assertThat(asked()).isEqualTo(2);
        calculator.estimate(scope, link, request);
        harness.clock.advance(TaxEstimates.LIFE);
        calculator.estimate(scope, link, request);
        assertThat(asked()).isEqualTo(4);
    }

    @Test
    void link_has_a_limited_number_of_questions_in_a_minute() {
        for (int i = 1; i <= 3 * StripeTaxCalculator.ESTIMATES_PER_LINK_AND_MINUTE; i++) {
            TaxBreakdown price = calculator.estimate(scope, link, sale(usd(i), at("DE", null), TaxAddress.UNKNOWN));
            boolean isAsked = i <= StripeTaxCalculator.ESTIMATES_PER_LINK_AND_MINUTE;
            assertThat(price.reason()).isEqualTo(isAsked ? TaxReason.STANDARD : TaxReason.UNKNOWN_LOCATION);
        }
        assertThat(asked()).isEqualTo(StripeTaxCalculator.ESTIMATES_PER_LINK_AND_MINUTE);
        TaxRequest sale = sale(usd(99_00), at("DE", null), TaxAddress.UNKNOWN);
        assertThat(calculator.estimate(scope, link, sale)).isEqualTo(TaxBreakdown.undetermined(usd(99_00)));
        assertThat(calculator.assess(scope, sale).reason()).isEqualTo(TaxReason.STANDARD);
        harness.clock.advance(Duration.ofMinutes(1));
        assertThat(calculator.estimate(scope, link, sale).reason()).isEqualTo(TaxReason.STANDARD);
    }

    @Test
    void submitted_forms_of_a_link_have_a_limit_and_sales_of_merchants_have_none() {
        int limit = StripeTaxCalculator.SALES_PER_LINK_AND_MINUTE;
        for (int i = 1; i <= limit; i++) {
            calculator.assessForPayer(scope, link, sale(usd(i), at("DE", null), TaxAddress.UNKNOWN));
        }
        harness.clock.advance(Duration.ofSeconds(20));
        TaxRequest sale = sale(usd(99_00), at("DE", null), TaxAddress.UNKNOWN);

        assertThatThrownBy(() -> calculator.assessForPayer(scope, link, sale))
                .isInstanceOfSatisfying(PaymentsException.class, rejection -> {
                    assertThat(rejection.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(rejection.retryAfter()).isEqualTo(Duration.ofSeconds(40));
                });
        assertThat(asked()).isEqualTo(limit);
        assertThat(calculator.assessForPayer(scope, aPaymentId(), sale).reason())
                .isEqualTo(TaxReason.STANDARD);
        assertThat(calculator.assess(scope, sale).reason()).isEqualTo(TaxReason.STANDARD);
        harness.clock.advance(Duration.ofSeconds(40));
        assertThat(calculator.assessForPayer(scope, link, sale).reason()).isEqualTo(TaxReason.STANDARD);
    }

    @Test
    void price_that_nothing_was_sold_at_is_sold_at_next_without_a_question() {
        TaxRequest request = sale(usd(100_00), at("US", "NY"), NEW_YORK);
        TaxBreakdown price = calculator.assessForPayer(scope, link, request);
        calculator.release(scope, request, price);

        assertThat(calculator.estimate(scope, link, request)).isEqualTo(price);
        assertThat(calculator.assessForPayer(scope, link, request)).isEqualTo(price);
        assertThat(asked()).isOne();
        assertThat(calculator.assessForPayer(scope, link, request)).isNotEqualTo(price);
        harness.clock.advance(TaxEstimates.LIFE);
        calculator.release(scope, request, price);
        assertThat(calculator.assessForPayer(scope, link, request)).isNotEqualTo(price);
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void service_that_is_not_available_is_reported_as_such() {
        TaxRequest sale = sale(usd(99_00), at("DE", null), TaxAddress.UNKNOWN);
        stub.dashboard().deactivateTax();

        assertThatThrownBy(() -> calculator.assess(scope, sale))
                .isInstanceOf(TaxUnavailableException.class)
                .hasMessageContaining("stripe_tax_inactive");
        stub.close();
        assertThatThrownBy(() -> calculator.assess(scope, sale)).isInstanceOf(TaxUnavailableException.class);
    }

    @Test
    void unclear_answers_are_no_tax_and_name_no_customer() {
        TaxRequest sale = sale(usd(99_00), at("US", "NY"), NEW_YORK);
        for (Fault fault : List.of(
                Fault.LOST_BEFORE_EFFECT,
                Fault.LOST_AFTER_EFFECT,
                Fault.SERVER_ERROR_AFTER_EFFECT,
                Fault.RATE_LIMITED,
                Fault.HTML_BODY,
                Fault.EMPTY_BODY,
                Fault.TRUNCATED_BODY,
                Fault.answered(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"350 5th Ave\"}}"))) {
            stub.faults().next(on("POST", CALCULATIONS), fault);
            assertThatThrownBy(() -> calculator.assess(scope, sale))
                    .isInstanceOf(TaxUnavailableException.class)
                    .hasMessageNotContaining("5th Ave");
        }
        assertThat(calculator.assess(scope, sale).total()).isEqualTo(usd(107_42));
    }

    @Test
    void answer_after_the_deadline_is_not_awaited() {
        stub.faults().next(on("POST", CALCULATIONS), Fault.slow(Duration.ofSeconds(20)));
        StripeTaxCalculator impatient = harness.taxCalculator(Duration.ofSeconds(1));
        long start = System.nanoTime();

        assertThatThrownBy(() -> impatient.assess(scope, sale(usd(99_00), at("DE", null), TaxAddress.UNKNOWN)))
                .isInstanceOf(TaxUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void location_that_stripe_does_not_know_is_incomplete() {
        stub.faults()
                .next(
                        on("POST", CALCULATIONS),
                        Fault.answered(
                                400,
                                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"customer_tax_location_invalid\"}}"));

        assertThatThrownBy(() -> calculator.assess(scope, sale(usd(99_00), at("US", "NY"), NEW_YORK)))
                .isInstanceOfSatisfying(
                        IncompleteAddressException.class,
                        incomplete -> assertThat(incomplete.fields()).containsExactly("postalCode"));
    }

    @Test
    void tax_id_that_stripe_refuses_is_left_out() {
        stub.faults()
                .next(
                        on("POST", CALCULATIONS),
                        Fault.answered(
                                400, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"tax_id_invalid\"}}"));
        TaxBreakdown price =
                calculator.assess(scope, sale(eur(100_00), withTaxId("FR", "FR83404833048"), TaxAddress.UNKNOWN));

        assertThat(price.reason()).isEqualTo(TaxReason.STANDARD);
        assertThat(price.tax()).isEqualTo(eur(20_00));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void intent_has_the_hook_only_if_its_amount_is_that_of_the_calculation(long subtotal, boolean hasHook) {
        // 19 or 19.19 kronur
        TaxBreakdown price = calculator.assess(scope, sale(money(subtotal, "isk"), at("DE", null), TaxAddress.UNKNOWN));
        assertThat(price.tax()).isEqualTo(money(19, "isk"));
        stub.recording().clear();
        ChargeRequest request = Builders.aChargeRequest(
                aTransaction()
                        .withId(aTransactionId())
                        .of(price)
                        .withSource(harness.enter(scope, TestCard.SUCCEEDS))
                        .build(),
                Presence.ON_SESSION);

        assertThat(charge(request)).isInstanceOf(ProviderResult.Succeeded.class);
        assertThat(stub.recording().requests())
                .filteredOn(sent -> sent.path().equals(INTENTS))
                .singleElement()
                .satisfies(sent -> assertThat(sent.params().containsKey("hooks[inputs][tax][calculation]"))
                        .isEqualTo(hasHook));
    }

    @Test
    void intent_of_a_calculated_price_has_the_hook() {
        TaxBreakdown price = calculator.assess(scope, sale(usd(100_00), at("US", "NY"), NEW_YORK));
        TaxCalculation calculation = price.calculation();
        assertThat(calculation).isNotNull();
        stub.recording().clear();
        ChargeRequest request = Builders.aChargeRequest(
                aTransaction()
                        .withId(aTransactionId())
                        .of(price)
                        .withSource(harness.enter(scope, TestCard.SUCCEEDS))
                        .build(),
                Presence.ON_SESSION);

        assertThat(charge(request)).isInstanceOf(ProviderResult.Succeeded.class);
        assertThat(stub.recording().requests())
                .filteredOn(sent -> sent.path().equals(INTENTS))
                .singleElement()
                .satisfies(sent -> assertThat(sent.params())
                        .containsEntry("hooks[inputs][tax][calculation]", calculation.reference()));
    }

    private RecordedRequest sent() {
        List<RecordedRequest> requests = stub.recording().requests();
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    private long asked() {
        return stub.recording().requests().stream()
                .filter(request -> request.path().equals(CALCULATIONS))
                .count();
    }

    private static TaxRequest sale(Money subtotal, BuyerLocation buyer, TaxAddress address) {
        return new TaxRequest(subtotal, buyer, address, TODAY);
    }

    private static BuyerLocation at(String country, @Nullable String region) {
        return new BuyerLocation(LocationSource.PAYER, country, region, null);
    }

    private static BuyerLocation withTaxId(String country, String taxId) {
        return new BuyerLocation(LocationSource.PAYER, country, null, taxId);
    }
}
