package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.IncompleteAddressException;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.Rate;
import dev.hexpay.domain.tax.AppliedRate;
import dev.hexpay.domain.tax.BuyerLocation;
import dev.hexpay.domain.tax.LocationSource;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxCalculation;
import dev.hexpay.domain.tax.TaxRate;
import dev.hexpay.domain.tax.TaxReason;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.testkit.Builders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of tax calculators. */
final class TaxCalculatorFaults {
    private static final BuyerLocation GERMANY = BuyerLocation.in("DE", LocationSource.PAYER);

    /** What a calculator returned first or last. */
    private static final Map<Object, TaxBreakdown> EARLIER = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            Fault.that("calculates in euros", in(call -> {
                TaxRequest request = call.arg(1);
                Money euros = Builders.eur(request.subtotal().minor());
                return call.with(1, RecordCopies.with(request, "subtotal", euros))
                        .proceed();
            })),
            withResult(
                    "includes the tax in the subtotal",
                    TaxReason.STANDARD,
                    price -> price.portion(price.total(), Money.zero(price.currency()))),
            withResult(
                    "rounds the tax up",
                    TaxReason.STANDARD,
                    price -> price.portion(price.subtotal(), price.tax().plus(new Money(1, price.currency())))),
            withResult(
                    "charges no tax",
                    TaxReason.STANDARD,
                    price -> price.portion(price.subtotal(), Money.zero(price.currency()))),
            withResult(
                    "forgets the rate of a tax",
                    TaxReason.STANDARD,
                    price -> RecordCopies.with(price, "rates", List.of())),
            withResult(
                    "names another rate than that of the tax",
                    TaxReason.STANDARD,
                    price -> withRate(price, new TaxRate("DE", null, "VAT", Rate.ofPercent("7")))),
            withResult(
                    "names another country than that of the tax",
                    TaxReason.STANDARD,
                    price -> withRate(price, new TaxRate("FR", null, "VAT", Rate.ofPercent("19")))),
            withResult(
                    "reports a taxed price as exempt",
                    TaxReason.STANDARD,
                    price -> RecordCopies.with(price, "reason", TaxReason.EXEMPT)),
            withResult(
                    "forgets the evidence of a taxed price",
                    TaxReason.STANDARD,
                    price -> RecordCopies.with(price, "evidence", BuyerLocation.UNKNOWN)),
            withResult(
                    "forgets the evidence of an untaxed price",
                    TaxReason.NOT_REGISTERED,
                    price -> RecordCopies.with(price, "evidence", BuyerLocation.UNKNOWN)),
            withResult(
                    "reports an unregistered location as unknown",
                    TaxReason.NOT_REGISTERED,
                    price -> RecordCopies.with(price, "reason", TaxReason.UNKNOWN_LOCATION)),
            inGermany("taxes every buyer at home", buyer -> true),
            inGermany("takes the seller's location for an unknown one", BuyerLocation.UNKNOWN::equals),
            Fault.that("returns the first result of a calculator", in(call -> {
                TaxBreakdown price = call.proceed();
                return EARLIER.computeIfAbsent(call.port(), port -> price);
            })),
            Fault.that("returns the previous result of a calculator", in(call -> {
                TaxBreakdown price = call.proceed();
                return Objects.requireNonNullElse(EARLIER.put(call.port(), price), price);
            })),
            Fault.that("estimates without tax", Sabotage.in(TaxCalculator.class, "estimate", call -> {
                TaxRequest request = call.arg(2);
                TaxBreakdown unused = call.proceed();
                return TaxBreakdown.undetermined(request.subtotal());
            })),
            Fault.that("sells twice with a calculation", in(call -> {
                TaxBreakdown price = call.proceed();
                TaxBreakdown first = EARLIER.computeIfAbsent(call.port(), port -> price);
                return price.calculation() == null ? price : price.withCalculation(first.calculation());
            })),
            Fault.that("forgets its calculation", in(call -> {
                TaxBreakdown price = call.proceed();
                return price.withCalculation(null);
            })),
            Fault.that("sells with an expired calculation", in(call -> {
                TaxBreakdown price = call.proceed();
                TaxCalculation made = price.calculation();
                return made == null
                        ? price
                        : price.withCalculation(RecordCopies.with(made, "expiresAt", made.calculatedAt()));
            })),
            Fault.that("needs the whole address", namingIn("assess", List.of("line1", "postalCode"))),
            Fault.that("estimates only with the whole address", namingIn("estimate", List.of("line1", "postalCode"))),
            Fault.that("taxes one request only", in(call -> {
                TaxBreakdown price = call.proceed();
                return EARLIER.putIfAbsent(call.port(), price) == null
                        ? price
                        : price.portion(price.subtotal(), Money.zero(price.currency()));
            })));

    private TaxCalculatorFaults() {}

    private static TaxBreakdown withRate(TaxBreakdown price, TaxRate rate) {
        return RecordCopies.with(price, "rates", List.of(new AppliedRate(rate, price.tax())));
    }

    private static Sabotage in(Sabotage faulty) {
        return Sabotage.in(TaxCalculator.class, "assess", faulty);
    }

    private static Sabotage namingIn(String method, List<String> fields) {
        return Sabotage.in(TaxCalculator.class, method, call -> {
            try {
                return call.proceed();
            } catch (IncompleteAddressException incomplete) {
                throw new IncompleteAddressException(fields);
            }
        });
    }

    private static Fault withResult(String description, TaxReason reason, UnaryOperator<TaxBreakdown> change) {
        return Fault.that(description, in(call -> {
            TaxBreakdown price = call.proceed();
            return price.reason() == reason ? change.apply(price) : price;
        }));
    }

    private static Fault inGermany(String description, Predicate<BuyerLocation> buyers) {
        return Fault.that(description, in(call -> {
            TaxRequest request = call.arg(1);
            return buyers.test(request.buyer())
                    ? call.with(1, RecordCopies.with(request, "buyer", GERMANY)).proceed()
                    : call.proceed();
        }));
    }
}
