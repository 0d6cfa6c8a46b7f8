package dev.hexpay.adapter.stripe;

import static dev.hexpay.testkit.Builders.aChargeRequest;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentProvider.ChargeRequest;
import dev.hexpay.application.port.out.PaymentProvider.Presence;
import dev.hexpay.application.port.out.PaymentProvider.RefundRequest;
import dev.hexpay.application.port.out.ProviderResult;
import dev.hexpay.domain.payment.AuthenticationOutcome;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxAddress;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.testing.stripe.http.RecordedRequest;
import dev.hexpay.testkit.TestCard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every request that the adapter sends, in a file to review. After a change, copy {@code
 * target/golden-requests.txt} over it if all differences are intended: a repeated call after an update of the server
 * must still be equal to its first one.
 */
class StripeGoldenTest extends StripeFixture {
    private static final String FILE = "golden-requests.txt";
    private static final Pattern ID = Pattern.compile(
            "(?<![a-z])(txn|pay|re|pi|cus|pm|ctoken|ch|taxcalc)_[A-Za-z0-9]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final StringBuilder golden = new StringBuilder();

    @Test
    void the_requests_are_those_of_the_golden_file() throws IOException {
        ChargeRequest paid = onSession(TestCard.SUCCEEDS);
        ProviderResult result = charge(paid);
        record("a card that is entered succeeds");
        charge(paid);
        record("the charge is repeated");
        charge(onSession(TestCard.DECLINED));
        record("a card that is entered is declined");
        ChargeRequest authenticated = onSession(TestCard.AUTHENTICATES_ONCE);
        String pending = String.valueOf(charge(authenticated).reference());
        stub.payerCompletes(pending);
        provider.authenticate(scope, knowing(authenticated, pending), AuthenticationOutcome.COMPLETED);
        record("the payer authenticates");
        ChargeRequest left = onSession(TestCard.AUTHENTICATES_ONCE);
        provider.cancel(scope, knowing(left, String.valueOf(charge(left).reference())));
        record("the payer leaves, and the charge is canceled");
        String card = saved(TestCard.AUTHENTICATES_ALWAYS);
        stub.recording().clear();
        ChargeRequest offSession = offSession(card);
        charge(offSession);
        record("a saved card is charged, the bank wants authentication");
        provider.authenticate(scope, offSession, AuthenticationOutcome.COMPLETED);
        record("the payer is present: found by customer and confirmed");
        find(paid);
        record("a charge is found without reference");
        RefundRequest refund = refundOf(paid, result, usd(10_00));
        refund(refund);
        record("a part is refunded");
        refund(refund);
        record("the refund is repeated");
        provider.findRefund(scope, refund);
        record("the refund is found");
        stub.bank().openDispute(String.valueOf(result.reference()), "fraudulent");
        find(knowing(paid, String.valueOf(result.reference())));
        record("a disputed charge is found");
        provider.findCard(scope, card);
        record("a saved card is looked up");
        provider.detach(scope, card);
        record("the card is detached");
        TaxRequest sale = new TaxRequest(
                usd(25_00),
                new BuyerLocation(LocationSource.PAYER, "US", "NY", null),
                new TaxAddress("350 5th Ave", "Floor 2", "New York", "10118"),
                LocalDate.parse("2026-07-11"));
        TaxBreakdown price = harness.taxCalculator(Duration.ofSeconds(20)).assess(scope, sale);
        record("the tax of several rates is calculated");
        charge(priced(price));
        record("a payment with this tax");
        BuyerLocation business = new BuyerLocation(LocationSource.CUSTOMER, "FR", null, "FR83404833048");
        harness.taxCalculator(Duration.ofSeconds(20))
                .assess(scope, TaxRequest.of(usd(25_00), business, LocalDate.parse("2026-07-11")));
        record("the tax of a business is calculated");

        Files.writeString(Path.of("target", FILE), golden.toString());
        assertThat(golden.toString()).isEqualTo(expected());
    }

    private ChargeRequest priced(TaxBreakdown price) {
        return aChargeRequest(
                aTransaction()
                        .withId(aTransactionId())
                        .of(price)
                        .withSource(harness.enter(scope, TestCard.SUCCEEDS))
                        .build(),
                Presence.ON_SESSION);
    }

    private void record(String title) {
        golden.append("# ").append(title).append('\n');
        stub.recording().requests().forEach(request -> golden.append(text(request)));
        golden.append('\n');
        stub.recording().clear();
    }

    private String text(RecordedRequest request) {
        String key = String.valueOf(request.idempotencyKey());
        String keyLine = isOurs(key) ? "  (key)=" + key + "\n" : "";
        String params = request.params().entrySet().stream()
                .map(param -> "  " + param.getKey() + "=" + param.getValue() + "\n")
                .collect(Collectors.joining());
        return named(request.method() + " " + request.path() + "\n" + keyLine + params);
    }

    /** Requests that need no key get a random one from the library. */
    private static boolean isOurs(String key) {
        return key.matches("[a-z]+_.*");
    }

    /** Ids are numbered, so that the file does not depend on the order of tests. */
    private String named(String text) {
        return ID.matcher(text)
                .replaceAll(match -> names.computeIfAbsent(
                        match.group(), id -> "{" + id.replaceFirst("_.*|.*-.*", "") + (names.size() + 1) + "}"));
    }

    private static String expected() {
        try (InputStream in = Objects.requireNonNull(StripeGoldenTest.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
