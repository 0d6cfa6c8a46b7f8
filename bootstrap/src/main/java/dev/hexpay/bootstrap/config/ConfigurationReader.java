package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.http.limit.AddressRange;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.http.limit.RateLimit;
import dev.hexpay.adapter.mail.smtp.SandboxRecipients;
import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.application.policy.Retention;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TaxDocument;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxRegistrations;
import dev.hexpay.domain.tenant.CountryTimeZones;
import dev.hexpay.domain.text.PlainText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the configuration from the environment; {@link Setting} defines the names and the defaults. */
public final class ConfigurationReader {
    private static final String EMBEDDED_FILE = "jdbc:h2:file:";
    private static final int MAX_ADDRESS_LINE = 200;
    private static final Pattern LINE_BREAK = Pattern.compile("\\|");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final int MAX_RETENTION_DAYS = 36_500;

    private final SettingValues values;

    private ConfigurationReader(SettingValues values) {
        this.values = values;
    }

    /**
     * Reads the configuration from these variables.
     *
     * @throws ConfigurationException with every invalid variable and the form that it must have
     */
    public static Configuration read(Map<String, String> environment) {
        return new ConfigurationReader(new SettingValues(environment)).read();
    }

    /**
     * The URL of the server that these variables configure; the other settings are not read.
     *
     * @throws ConfigurationException with each of the variables that is invalid
     */
    public static String publicUrl(Map<String, String> environment) {
        SettingValues values = new SettingValues(environment);
        ConfigurationReader reader = new ConfigurationReader(values);
        String url = reader.publicUrl(reader.port());
        values.requireValid();
        return url;
    }

    private Configuration read() {
        values.rejectUnknown();
        int port = port();
        Path dataDir = values.path(Setting.DATA_DIR);
        OperatorPage operatorPage = operatorPage(port);
        Configuration configuration = new Configuration(
                host(),
                port,
                publicUrl(port),
                dataDir,
                database(dataDir),
                masterKeys(),
                new ProviderSettingsReader(values).read(),
                seller(),
                tax(),
                new Configuration.Mail(
                        smtpServer(), values.parse(Setting.MAIL_FROM, EmailAddress::new), sandboxRecipients()),
                limits(),
                retention(),
                operatorPage,
                new MetricsSettingsReader(values).read(port, operatorPage),
                values.constant(Setting.LOG, LogFormat.class));
        values.requireValid();
        return configuration;
    }

    private int port() {
        return values.integer(Setting.PORT, 1, 65_535);
    }

    private String publicUrl(int port) {
        return values.httpUrl(Setting.PUBLIC_URL, "http://localhost:" + port);
    }

    private OperatorPage operatorPage(int port) {
        try {
            OperatorPage page = OperatorPage.parse(values.text(Setting.OPERATOR).strip());
            if (page.port() == port) {
                values.reject(Setting.OPERATOR, "must be on, or another port than " + Setting.PORT.variable());
            }
            return page;
        } catch (IllegalArgumentException e) {
            values.reject(Setting.OPERATOR, String.valueOf(e.getMessage()));
            return OperatorPage.ON;
        }
    }

    private Retention retention() {
        int min = (int) Retention.MIN_EVENTS.toDays();
        int days = values.integer(Setting.EVENT_RETENTION_DAYS, min, MAX_RETENTION_DAYS);
        return new Retention(Duration.ofDays(Math.max(min, days)), Retention.DEFAULT.excerpts());
    }

    private String host() {
        String host = values.text(Setting.HOST);
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            values.reject(Setting.HOST, "must be an address or a known name of this machine, not " + host);
        }
        return host;
    }

    private Configuration.Database database(Path dataDir) {
        Path file = dataDir.toAbsolutePath().normalize().resolve("hexpay");
        String url = values.text(Setting.DATABASE_URL, EMBEDDED_FILE + file);
        boolean embedded = url.startsWith("jdbc:h2:");
        if (url.equals(EMBEDDED_FILE + file) && url.contains(";")) {
            values.reject(
                    Setting.DATA_DIR, "must not contain ; in its path, which ends a file in the URL of a database");
        }
        if (!embedded && !url.startsWith("jdbc:postgresql:")) {
            values.reject(Setting.DATABASE_URL, "must begin with jdbc:h2: or jdbc:postgresql:");
        } else if (!JdbcUrls.isParsable(url)) {
            values.reject(
                    Setting.DATABASE_URL,
                    "must have the form jdbc:postgresql://host:port/database, without user and password");
        }
        return new Configuration.Database(
                url,
                values.text(Setting.DATABASE_USER, embedded ? "sa" : "hexpay"),
                values.verbatim(Setting.DATABASE_PASSWORD),
                values.integer(Setting.DATABASE_POOL, 4, 500),
                Duration.ofSeconds(values.integer(Setting.DATABASE_TIMEOUT, 2, 600)));
    }

    private @Nullable MasterKeys masterKeys() {
        String keys = values.find(Setting.MASTER_KEY);
        try {
            return keys == null ? null : MasterKeys.parse(keys);
        } catch (IllegalArgumentException e) {
            values.reject(
                    Setting.MASTER_KEY,
                    "must be " + MasterKey.BYTES + " bytes in base64, or several such keys separated by commas");
            return null;
        }
    }

    private @Nullable SmtpServer smtpServer() {
        String url = values.find(Setting.SMTP_URL);
        try {
            return url == null ? null : SmtpServer.parse(url);
        } catch (IllegalArgumentException e) {
            values.reject(Setting.SMTP_URL, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private SandboxRecipients sandboxRecipients() {
        String recipients = values.find(Setting.SANDBOX_MAIL_TO);
        try {
            return recipients == null ? SandboxRecipients.NONE : SandboxRecipients.parse(recipients);
        } catch (IllegalArgumentException e) {
            values.reject(Setting.SANDBOX_MAIL_TO, String.valueOf(e.getMessage()));
            return SandboxRecipients.NONE;
        }
    }

    private LimitSettings limits() {
        return new LimitSettings(
                rate(Setting.RATE_LIMIT),
                rate(Setting.RATE_LIMIT_ADDRESS),
                rate(Setting.RATE_LIMIT_WRONG_KEYS),
                rate(Setting.RATE_LIMIT_DECLINES),
                rate(Setting.RATE_LIMIT_SEND),
                values.integer(Setting.CONNECTIONS_PER_ADDRESS, 1, 1_000_000),
                trustedProxies());
    }

    private @Nullable RateLimit rate(Setting setting) {
        String text = values.text(setting).strip();
        try {
            return text.equals("off") ? null : RateLimit.parse(text);
        } catch (IllegalArgumentException e) {
            values.reject(setting, e.getMessage() + ", or be off");
            return null;
        }
    }

    private List<AddressRange> trustedProxies() {
        String proxies = values.find(Setting.TRUSTED_PROXIES);
        try {
            return proxies == null
                    ? List.of()
                    : Arrays.stream(COMMA.split(proxies, -1))
                            .map(String::strip)
                            .map(AddressRange::parse)
                            .toList();
        } catch (IllegalArgumentException e) {
            values.reject(Setting.TRUSTED_PROXIES, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private Configuration.SellerSettings seller() {
        String country = country();
        return new Configuration.SellerSettings(
                values.find(Setting.SELLER_NAME),
                addressLines(),
                country,
                values.parse(Setting.SELLER_TAX_ID, id -> new TaxDocument(id).value()),
                values.parse(Setting.SELLER_EMAIL, EmailAddress::new),
                timeZone(country));
    }

    private @Nullable TimeZoneName timeZone(@Nullable String country) {
        TimeZoneName configured = values.parse(Setting.SELLER_TIME_ZONE, TimeZoneName::new);
        return configured == null && country != null
                ? CountryTimeZones.ofCountry(country).orElse(null)
                : configured;
    }

    private List<String> addressLines() {
        Setting setting = Setting.SELLER_ADDRESS;
        List<String> lines = Arrays.stream(LINE_BREAK.split(values.verbatim(setting), -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        lines.forEach(line -> values.parse(setting, line, it -> PlainText.singleLine(it, MAX_ADDRESS_LINE)));
        return lines;
    }

    private @Nullable String country() {
        String country = values.find(Setting.SELLER_COUNTRY);
        if (country == null || COUNTRIES.contains(country)) {
            return country;
        }
        values.reject(Setting.SELLER_COUNTRY, "must be an upper-case ISO 3166-1 alpha-2 code such as DE");
        return null;
    }

    private Configuration.TaxSettings tax() {
        Path ratesFile = values.findPath(Setting.TAX_RATES_FILE);
        return new Configuration.TaxSettings(
                taxSource(),
                registrations(),
                ratesFile,
                values.constant(Setting.REVERSE_CHARGE_ON_OPEN_LINKS, OpenLinkReverseCharge.class));
    }

    private TaxSource taxSource() {
        TaxSource source = values.constant(Setting.TAX, TaxSource.class);
        if (source == TaxSource.STRIPE
                && values.find(Setting.STRIPE_KEY_LIVE) == null
                && values.find(Setting.STRIPE_KEY_SANDBOX) == null) {
            values.reject(
                    Setting.TAX,
                    "is stripe and needs " + Setting.STRIPE_KEY_LIVE.variable() + " or "
                            + Setting.STRIPE_KEY_SANDBOX.variable());
        }
        return source;
    }

    private TaxRegistrations registrations() {
        String countries = values.find(Setting.TAX_REGISTRATIONS);
        if (countries == null) {
            return TaxRegistrations.NONE;
        }
        if (values.find(Setting.SELLER_COUNTRY) == null) {
            // The reverse charge depends on the seller's country.
            values.reject(Setting.TAX_REGISTRATIONS, "needs " + Setting.SELLER_COUNTRY.variable());
        }
        try {
            return TaxRegistrations.of(
                    Arrays.stream(COMMA.split(countries, -1)).map(String::strip).toList());
        } catch (IllegalArgumentException invalidRegistration) {
            values.reject(
                    Setting.TAX_REGISTRATIONS,
                    "must be upper-case country codes and EU-OSS, separated by commas, such as GB,EU-OSS");
            return TaxRegistrations.NONE;
        }
    }
}
