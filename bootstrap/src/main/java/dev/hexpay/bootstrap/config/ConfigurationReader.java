package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.text.PlainText;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from the environment: the only class that defines the names and the defaults. */
public final class ConfigurationReader {
    private static final String PREFIX = "HEXPAY_";
    private static final int MASTER_KEY_BYTES = 32;
    private static final int MAX_ADDRESS_LINE = 200;
    private static final Pattern LINE_BREAK = Pattern.compile("\\|");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> NAMES = Set.of(
            "HEXPAY_HOST",
            "HEXPAY_PORT",
            "HEXPAY_PUBLIC_URL",
            "HEXPAY_DATA_DIR",
            "HEXPAY_DATABASE_URL",
            "HEXPAY_DATABASE_USER",
            "HEXPAY_DATABASE_PASSWORD",
            "HEXPAY_DATABASE_POOL",
            "HEXPAY_MASTER_KEY",
            "HEXPAY_SELLER_NAME",
            "HEXPAY_SELLER_ADDRESS",
            "HEXPAY_SELLER_COUNTRY",
            "HEXPAY_SELLER_TAX_ID",
            "HEXPAY_SELLER_EMAIL",
            "HEXPAY_TAX_REGISTRATIONS",
            "HEXPAY_TAX_RATES_FILE",
            "HEXPAY_SMTP_URL",
            "HEXPAY_MAIL_FROM",
            "HEXPAY_LOG");

    private final Map<String, String> environment;
    private final List<String> errors = new ArrayList<>();

    private ConfigurationReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the configuration from these variables.
     *
     * @throws ConfigurationException with every invalid variable and the form that it must have
     */
    public static Configuration read(Map<String, String> environment) {
        return new ConfigurationReader(environment).read();
    }

    private Configuration read() {
        rejectUnknownNames();
        int port = getInt("HEXPAY_PORT", 8080, 1, 65_535);
        Path dataDir = getPath("HEXPAY_DATA_DIR", "data");
        Configuration configuration = new Configuration(
                host(),
                port,
                getHttpUrl("HEXPAY_PUBLIC_URL", "http://localhost:" + port),
                dataDir,
                database(dataDir),
                masterKey(),
                seller(),
                tax(),
                new Configuration.Mail(smtpServer(), parse("HEXPAY_MAIL_FROM", EmailAddress::new)),
                logFormat());
        if (!errors.isEmpty()) {
            throw new ConfigurationException(String.join("; ", errors));
        }
        return configuration;
    }

    private void rejectUnknownNames() {
        Set<String> unknown = environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !NAMES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.forEach(name -> errors.add(name + " is not a setting"));
    }

    private String host() {
        String host = getOrDefault("HEXPAY_HOST", "127.0.0.1");
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            errors.add("HEXPAY_HOST must be an address or a known name of this machine, not " + host);
        }
        return host;
    }

    private Configuration.Database database(Path dataDir) {
        String url = getOrDefault(
                "HEXPAY_DATABASE_URL",
                "jdbc:h2:file:" + dataDir.toAbsolutePath().normalize().resolve("hexpay"));
        boolean embedded = url.startsWith("jdbc:h2:");
        if (!embedded && !url.startsWith("jdbc:postgresql:")) {
            errors.add("HEXPAY_DATABASE_URL must begin with jdbc:h2: or jdbc:postgresql:");
        }
        return new Configuration.Database(
                url,
                getOrDefault("HEXPAY_DATABASE_USER", embedded ? "sa" : "hexpay"),
                environment.getOrDefault("HEXPAY_DATABASE_PASSWORD", ""),
                getInt("HEXPAY_DATABASE_POOL", 10, 4, 500));
    }

    private @Nullable String masterKey() {
        String key = environment.get("HEXPAY_MASTER_KEY");
        if (key == null || key.isBlank()) {
            return null;
        }
        if (!isMasterKey(key)) {
            errors.add("HEXPAY_MASTER_KEY must be " + MASTER_KEY_BYTES + " bytes in base64");
        }
        return key;
    }

    private @Nullable SmtpServer smtpServer() {
        String url = getOrDefault("HEXPAY_SMTP_URL", "");
        try {
            return url.isEmpty() ? null : SmtpServer.parse(url);
        } catch (IllegalArgumentException e) {
            errors.add("HEXPAY_SMTP_URL " + e.getMessage());
            return null;
        }
    }

    private static boolean isMasterKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == MASTER_KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private Configuration.SellerSettings seller() {
        String address = get("HEXPAY_SELLER_ADDRESS");
        return new Configuration.SellerSettings(
                get("HEXPAY_SELLER_NAME"),
                address == null ? List.of() : parseLines("HEXPAY_SELLER_ADDRESS", address),
                country("HEXPAY_SELLER_COUNTRY"),
                parse("HEXPAY_SELLER_TAX_ID", id -> new TaxDocument(id).value()),
                parse("HEXPAY_SELLER_EMAIL", EmailAddress::new));
    }

    private List<String> parseLines(String name, String text) {
        List<String> lines = Arrays.stream(LINE_BREAK.split(text, -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        lines.forEach(line -> parse(name, line, it -> PlainText.singleLine(it, MAX_ADDRESS_LINE)));
        return lines;
    }

    private @Nullable String country(String name) {
        String country = get(name);
        if (country == null || COUNTRIES.contains(country)) {
            return country;
        }
        errors.add(name + " must be an upper-case ISO 3166-1 alpha-2 code such as DE");
        return null;
    }

    private Configuration.TaxSettings tax() {
        Path ratesFile = get("HEXPAY_TAX_RATES_FILE") == null ? null : getPath("HEXPAY_TAX_RATES_FILE", "");
        return new Configuration.TaxSettings(registrations("HEXPAY_TAX_REGISTRATIONS"), ratesFile);
    }

    private TaxRegistrations registrations(String name) {
        String countries = get(name);
        if (countries == null) {
            return TaxRegistrations.NONE;
        }
        if (get("HEXPAY_SELLER_COUNTRY") == null) {
            // The reverse charge depends on the seller's country.
            errors.add(name + " needs HEXPAY_SELLER_COUNTRY");
        }
        try {
            return TaxRegistrations.of(
                    Arrays.stream(COMMA.split(countries, -1)).map(String::strip).toList());
        } catch (IllegalArgumentException invalidRegistration) {
            errors.add(name + " must be upper-case country codes and EU-OSS, separated by commas, such as GB,EU-OSS");
            return TaxRegistrations.NONE;
        }
    }

    private LogFormat logFormat() {
        String format = getOrDefault("HEXPAY_LOG", "text").toUpperCase(Locale.ROOT);
        if (Arrays.stream(LogFormat.values()).noneMatch(value -> value.name().equals(format))) {
            errors.add("HEXPAY_LOG must be text or json");
            return LogFormat.TEXT;
        }
        return LogFormat.valueOf(format);
    }

    private String getHttpUrl(String name, String defaultValue) {
        String address = getOrDefault(name, defaultValue).replaceAll("/+$", "");
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException notAUrl) {
            // Reported below, like every other invalid URL.
        }
        errors.add(name + " must be an http or https address such as https://pay.example.com");
        return defaultValue;
    }

    private Path getPath(String name, String defaultValue) {
        String path = getOrDefault(name, defaultValue);
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            errors.add(name + " must be a path of this machine");
            return Path.of(defaultValue);
        }
    }

    private int getInt(String name, int defaultValue, int min, int max) {
        String text = getOrDefault(name, Integer.toString(defaultValue));
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, like a number that is out of range.
        }
        errors.add(name + " must be a whole number between " + min + " and " + max);
        return defaultValue;
    }

    private <T> @Nullable T parse(String name, Function<String, T> parser) {
        String value = get(name);
        return value == null ? null : parse(name, value, parser);
    }

    private <T> @Nullable T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (InvalidValueException invalid) {
            errors.add(name + " " + invalid.violations().get(0).message());
            return null;
        }
    }

    private String getOrDefault(String name, String defaultValue) {
        String value = get(name);
        return value == null ? defaultValue : value;
    }

    private @Nullable String get(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }
}
