package dev.hexpay.bootstrap;

import dev.hexpay.adapter.http.TraceParent;
import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.adapter.stripe.StripeTaxCalculator;
import dev.hexpay.adapter.tax.table.MalformedTaxTableException;
import dev.hexpay.adapter.tax.table.TableTaxCalculator;
import dev.hexpay.adapter.tax.table.TaxTable;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ProviderSettings;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.bootstrap.config.TaxSource;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tax.TaxRequest;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Creates the tax calculator from the configuration. */
final class TaxConfiguration {
    private static final String RATES_FILE = Setting.TAX_RATES_FILE.variable();

    private TaxConfiguration() {}

    /**
     * Stripe Tax in the modes that have keys of Stripe, if the operator has chosen it; else the table.
     *
     * @throws ConfigurationException as {@link #table} does
     */
    static TaxCalculator of(Configuration configuration, InstantSource clock) {
        TaxCalculator table = table(configuration);
        ProviderSettings providers = configuration.providers();
        StripeSettings stripe = providers.stripe();
        if (configuration.tax().source() == TaxSource.TABLE || stripe == null) {
            return table;
        }
        return new ByMode(
                new StripeTaxCalculator(stripe.withTraceParent(TraceParent::current), clock),
                table,
                providers::hasStripe);
    }

    /** The service in the modes that have it, and the table in the others. */
    private record ByMode(TaxCalculator service, TaxCalculator table, Predicate<Mode> hasService)
            implements TaxCalculator {
        @Override
        public TaxBreakdown assess(Scope scope, TaxRequest request) {
            return of(scope).assess(scope, request);
        }

        @Override
        public TaxBreakdown estimate(Scope scope, PaymentId link, TaxRequest request) {
            return of(scope).estimate(scope, link, request);
        }

        @Override
        public TaxBreakdown assessForPayer(Scope scope, PaymentId link, TaxRequest request) {
            return of(scope).assessForPayer(scope, link, request);
        }

        @Override
        public void release(Scope scope, TaxRequest request, TaxBreakdown price) {
            of(scope).release(scope, request, price);
        }

        private TaxCalculator of(Scope scope) {
            return hasService.test(scope.mode()) ? service : table;
        }
    }

    /**
     * A calculator with the bundled rates, extended by the operator's rates, and the policy of the seller.
     *
     * @throws ConfigurationException when the operator's table cannot be read or has invalid lines, with every invalid
     *     line, or when the seller is registered where no rate is known: no tax would be collected there, unnoticed
     */
    private static TaxCalculator table(Configuration configuration) {
        Path file = configuration.tax().ratesFile();
        TaxRates rates = file == null ? TaxTable.bundled() : extend(TaxTable.bundled(), file);
        Set<String> unknown = new TreeSet<>(configuration.tax().registrations().countries());
        unknown.removeIf(rates::hasRates);
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    Setting.TAX_REGISTRATIONS.variable() + " contains countries without a known tax rate: "
                            + String.join(", ", unknown) + "; " + RATES_FILE + " can add them");
        }
        return new TableTaxCalculator(rates, mode -> policy(configuration, mode));
    }

    private static TaxPolicy policy(Configuration configuration, Mode mode) {
        String country = configuration.seller().country();
        return country == null
                ? TaxPolicy.unconfigured(mode)
                : TaxPolicy.of(country, configuration.tax().registrations());
    }

    private static TaxRates extend(TaxRates rates, Path file) {
        try {
            return rates.with(TaxTable.parse(Files.readAllLines(file, StandardCharsets.UTF_8)));
        } catch (MalformedTaxTableException malformed) {
            throw new ConfigurationException(RATES_FILE + " " + file + " has invalid lines: " + malformed.getMessage());
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(RATES_FILE + " " + file + " does not exist");
        } catch (IOException unreadable) {
            throw new ConfigurationException(RATES_FILE + " " + file + " cannot be read as UTF-8 text");
        }
    }
}
