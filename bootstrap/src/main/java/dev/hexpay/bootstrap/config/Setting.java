package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.stripe.StripeSettings;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings: the only place that defines their names, defaults and meanings, and what of them is printed.
 * {@link ConfigurationReader} reads them. The table in the README has the same rows.
 */
public enum Setting {
    HOST(fixed("127.0.0.1"), Configuration::host, "address to listen on; `0.0.0.0` for all addresses"),
    PORT(fixed("8080"), Configuration::port, "port to listen on"),
    PUBLIC_URL(
            derived("`http://localhost:<port>`"),
            Configuration::publicUrl,
            "URL under which payers and clients reach the server"),
    DATA_DIR(
            fixed("data"),
            Configuration::dataDir,
            "directory of the embedded database, the master key and other files; `data` is in the project's folder. "
                    + "Its path has no `;`, and at most 90 bytes so that commands reach the server"),
    DATABASE_URL(
            derived("H2 file in the data directory"),
            it -> JdbcUrls.masked(it.database().url()),
            "`jdbc:h2:…` or `jdbc:postgresql:…` (14 to 18)"),
    DATABASE_USER(
            derived("`sa` (H2), `hexpay` (PostgreSQL)"), it -> it.database().user(), "database user"),
    DATABASE_PASSWORD(none(), secret(it -> it.database().password()), "its password"),
    DATABASE_POOL(
            fixed("10"), it -> it.database().poolSize(), "maximum pool size for PostgreSQL; H2 uses one connection"),
    DATABASE_TIMEOUT(
            fixed("10"),
            it -> it.database().timeout().toSeconds(),
            "seconds to wait for PostgreSQL's answer to one statement, from 2; a call is answered within three times that"),
    MASTER_KEY(
            derived("stored in the data directory"),
            it -> it.masterKeys() == null ? null : "(set)",
            "32 bytes in base64, the same on all servers of one database; several separated by commas to [replace"
                    + " it](docs/guides/operations.md#replace-the-master-key)"),
    SANDBOX_PROVIDER(
            fixed("built-in"),
            it -> word(it.providers().sandbox()),
            "provider of new payments in sandbox mode: `built-in`, or `stripe` with Stripe's test keys"),
    STRIPE_KEY_LIVE(
            none(),
            secret(it -> stripeKey(it, Mode.LIVE)),
            "`sk_live_…` or `rk_live_…` of [Stripe](docs/stripe.md); without it, live payments are refused"),
    STRIPE_KEY_SANDBOX(
            none(), secret(it -> stripeKey(it, Mode.SANDBOX)), "the same of test mode: `sk_test_…` or `rk_test_…`"),
    STRIPE_PUBLISHABLE_KEY_LIVE(
            none(),
            it -> publishableKey(it, Mode.LIVE),
            "`pk_live_…` for the payment page; each key of Stripe needs its publishable key"),
    STRIPE_PUBLISHABLE_KEY_SANDBOX(
            none(), it -> publishableKey(it, Mode.SANDBOX), "the same of test mode: `pk_test_…`"),
    STRIPE_WEBHOOK_SECRET_LIVE(
            none(),
            secret(it -> String.join(",", it.providers().webhookSecrets(Mode.LIVE))),
            "`whsec_…` with which Stripe signs notifications; several separated by commas while one is replaced"),
    STRIPE_WEBHOOK_SECRET_SANDBOX(
            none(),
            secret(it -> String.join(",", it.providers().webhookSecrets(Mode.SANDBOX))),
            "the same of test mode"),
    STRIPE_API_URL(
            fixed("https://api.stripe.com"),
            it -> it.providers().stripeApi(),
            "another address of Stripe's API, for tests: `https`, or `http` on this machine"),
    SELLER_NAME(
            fixed("My company"),
            Configuration::sellerName,
            "the merchant's name on the payment page (fixed when the organization is created) and on invoices"),
    SELLER_ADDRESS(
            none(),
            it -> String.join(" | ", it.seller().addressLines()),
            "address on invoices, lines separated by `|`: `Invalidenstr. 117 | 10115 Berlin`"),
    SELLER_COUNTRY(none(), it -> it.seller().country(), "two letters, such as `DE`; tax is collected in this country"),
    SELLER_TAX_ID(none(), it -> it.seller().taxId(), "tax id on invoices, such as `DE136695976`"),
    SELLER_EMAIL(none(), it -> address(it.seller().email()), "address for questions of buyers, on invoices"),
    SELLER_TIME_ZONE(
            derived("the zone of the seller's country if it has one, else `UTC`"),
            it -> it.seller().timeZone() == null ? null : it.seller().timeZone().value(),
            "dates of documents and of the payment page, and the day whose tax rate applies, such as `Europe/Berlin`"),
    TAX(
            fixed("table"),
            it -> word(it.tax().source()),
            "who calculates tax: the `table` of rates, or `stripe` in every mode that has keys of Stripe"),
    TAX_REGISTRATIONS(
            none(),
            it -> String.join(",", new TreeSet<>(it.tax().registrations().countries())),
            "other places where tax is collected: countries, and `EU-OSS` for consumers in the European Union,"
                    + " such as `GB,EU-OSS`"),
    TAX_RATES_FILE(
            none(),
            it -> it.tax().ratesFile(),
            "a table in the format of `tax-rates.csv`, see below, that extends and overrides it"),
    REVERSE_CHARGE_ON_OPEN_LINKS(
            fixed("on"),
            it -> it.tax().openLinkReverseCharge().name().toLowerCase(Locale.ROOT),
            "`off`: a VAT ID that the payer of a link without customer enters does not lead to a reverse charge"),
    SMTP_URL(
            derived("files in the data directory"),
            it -> it.mail().server(),
            "mail server for receipts, [see below](#receipts)"),
    MAIL_FROM(
            derived("the seller's e-mail, else `no-reply@` the public host"),
            it -> address(it.mail().from()),
            "sender of receipts"),
    SANDBOX_MAIL_TO(
            derived("none: files in the data directory"),
            it -> it.mail().sandboxRecipients(),
            "who gets the receipts of the sandbox by e-mail: addresses and domains, separated by commas, or `all`"),
    RATE_LIMIT(
            fixed("10000/10s"),
            it -> off(it.limits().perKey()),
            "API requests of one key, [see below](#limits); `off` for no limit"),
    RATE_LIMIT_ADDRESS(
            fixed("3000/10s"),
            it -> off(it.limits().perAddress()),
            "requests of one address without a valid key: pages, documents and strangers"),
    RATE_LIMIT_WRONG_KEYS(
            fixed("100/m"), it -> off(it.limits().wrongKeys()), "requests of one address with a key that is not valid"),
    RATE_LIMIT_DECLINES(
            fixed("30/h"), it -> off(it.limits().declines()), "declined cards of one address on payment pages"),
    RATE_LIMIT_SEND(
            fixed("1/m"), it -> off(it.limits().sendsPerInvoice()), "`POST /invoices/{id}/send` of one invoice"),
    CONNECTIONS_PER_ADDRESS(fixed("512"), it -> it.limits().connectionsPerAddress(), "open connections of one address"),
    TRUSTED_PROXIES(
            none(),
            it -> it.limits().trustedProxies().stream().map(Object::toString).collect(Collectors.joining(",")),
            "proxies whose `X-Forwarded-For` names the client: addresses and ranges such as `10.0.0.0/8`"),
    EVENT_RETENTION_DAYS(
            fixed("30"),
            it -> it.retention().events().toDays(),
            "days for which [events](docs/webhooks.md) and their deliveries are kept, from 30"),
    OPERATOR(
            fixed("on"),
            Configuration::operatorPage,
            "the [operator page](docs/guides/operations.md#operator-page) at `/operator`: `on`, `off`, or a port of its own"),
    METRICS(
            fixed("off"),
            it -> off(it.metrics().listener()),
            "where the [metrics](docs/metrics.md) are served without a token: `off`, a port of this machine only, or an"
                    + " address with a port such as `10.0.0.5:9090`"),
    METRICS_TOKEN(
            none(),
            secret(it -> it.metrics().token()),
            "with a token of 16 characters or more, `/metrics` is on the port of the API too, for requests with it"),
    LOG(
            fixed("text"),
            it -> it.log().name().toLowerCase(Locale.ROOT),
            "log format on standard error, `text` or `json`");

    /** The beginning of every variable of Hexpay. */
    static final String PREFIX = "HEXPAY_";

    private final @Nullable String defaultValue;
    private final String defaultDescription;

    @SuppressWarnings("ImmutableEnumChecker") // Accessors have no state.
    private final Function<Configuration, @Nullable Object> shown;

    private final String meaning;

    /**
     * A setting. Its variable is {@link #PREFIX} and the name of the constant.
     *
     * @param byDefault what applies when the variable is not set
     * @param shown its value for printing; {@link #secret} for what must not be printed
     * @param meaning one line of Markdown
     */
    Setting(Default byDefault, Function<Configuration, @Nullable Object> shown, String meaning) {
        this.defaultValue = byDefault.value();
        this.defaultDescription = byDefault.description();
        this.shown = shown;
        this.meaning = meaning;
    }

    /** The name of the environment variable. */
    public String variable() {
        return PREFIX + name();
    }

    /**
     * The value of a setting that is not set.
     *
     * @throws IllegalStateException if there is none, or if it depends on other settings
     */
    String defaultValue() {
        if (defaultValue == null) {
            throw new IllegalStateException(variable() + " has no fixed default");
        }
        return defaultValue;
    }

    /** Whether this is the default; never for a default that depends on other settings. */
    boolean isFixedDefault(String value) {
        return value.equals(defaultValue);
    }

    /** What applies when it is not set, as one line of Markdown. */
    String defaultDescription() {
        return defaultDescription;
    }

    /** What it is for, as one line of Markdown. */
    String meaning() {
        return meaning;
    }

    /** The value in this configuration for printing, without secrets; without a value, the default in parentheses. */
    String show(Configuration configuration) {
        Object value = shown.apply(configuration);
        return value == null || value.toString().isEmpty()
                ? "(" + defaultDescription.replace("`", "") + ")"
                : value.toString();
    }

    /**
     * What applies when a setting is not set.
     *
     * @param value null if there is no value, or if it depends on other settings
     * @param description one line of Markdown
     */
    private record Default(@Nullable String value, String description) {}

    private static Default fixed(String value) {
        return new Default(value, "`" + value + "`");
    }

    private static Default derived(String description) {
        return new Default(null, description);
    }

    private static Default none() {
        return derived("none");
    }

    private static Function<Configuration, @Nullable Object> secret(Function<Configuration, @Nullable String> value) {
        return configuration -> {
            String secret = value.apply(configuration);
            return secret == null || secret.isEmpty() ? null : "(set)";
        };
    }

    private static @Nullable String stripeKey(Configuration configuration, Mode mode) {
        StripeSettings stripe = configuration.providers().stripe();
        return stripe == null ? null : stripe.secretKeys().get(mode);
    }

    private static @Nullable String publishableKey(Configuration configuration, Mode mode) {
        StripeSettings stripe = configuration.providers().stripe();
        return stripe == null ? null : stripe.publishableKeys().get(mode);
    }

    private static String word(Enum<?> constant) {
        return WireName.of(constant).replace('_', '-');
    }

    private static String off(@Nullable Object limit) {
        return limit == null ? "off" : limit.toString();
    }

    private static @Nullable String address(@Nullable EmailAddress email) {
        return email == null ? null : email.value();
    }
}
