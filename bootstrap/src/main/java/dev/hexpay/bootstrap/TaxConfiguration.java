package dev.hexpay.bootstrap;

import dev.hexpay.adapter.tax.table.MalformedTaxTableException;
import dev.hexpay.adapter.tax.table.TableTaxCalculator;
import dev.hexpay.adapter.tax.table.TaxTable;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.domain.tax.TaxPolicy;
import dev.hexpay.domain.tax.TaxRates;
import dev.hexpay.domain.tenant.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Creates the tax calculator from the configuration. */
final class TaxConfiguration {
    private static final String RATES_FILE = Setting.TAX_RATES_FILE.variable();

    private TaxConfiguration() {}

    /**
     * A calculator with the bundled rates, extended by the operator's rates, and the policy of the seller.
     *
     * @throws ConfigurationException when the operator's table cannot be read or has invalid lines, with every invalid
     *     line, or when the seller is registered where no rate is known: no tax would be collected there, unnoticed
     */
    static TaxCalculator of(Configuration configuration) {
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
