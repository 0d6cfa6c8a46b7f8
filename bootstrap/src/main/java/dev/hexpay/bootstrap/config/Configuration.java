package dev.hexpay.bootstrap.config;

import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.adapter.mail.smtp.SandboxRecipients;
import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.application.policy.Retention;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tax.TaxRegistrations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an operator. {@link Setting} defines their names and defaults.
 *
 * @param host the address to listen on
 * @param port the port to listen on
 * @param publicUrl the URL under which payers and clients reach this server, without a trailing slash
 * @param dataDir the directory of the embedded database, the master key and other files
 * @param database the database
 * @param masterKeys the master keys; null to store one in a file in the data directory
 * @param providers who moves the money
 * @param seller the seller
 * @param tax where tax is collected and at which rates
 * @param mail how receipts are sent
 * @param limits what one client may use of the server
 * @param retention how long events are kept
 * @param linkTokens the form of new link tokens
 * @param operatorPage where the operator page is served
 * @param metrics where the metrics are served
 * @param log how log lines are written
 */
public record Configuration(
        String host,
        int port,
        String publicUrl,
        Path dataDir,
        Database database,
        @Nullable MasterKeys masterKeys,
        ProviderSettings providers,
        SellerSettings seller,
        TaxSettings tax,
        Mail mail,
        LimitSettings limits,
        Retention retention,
        LinkTokenForm linkTokens,
        OperatorPage operatorPage,
        MetricsSettings metrics,
        LogFormat log) {
    /**
     * A database and its credentials.
     *
     * @param url a JDBC URL of H2 or PostgreSQL
     * @param user the database user
     * @param password its password
     * @param poolSize the maximum pool size
     * @param timeout how long to wait for the answer of PostgreSQL to one statement, in whole seconds
     */
    public record Database(String url, String user, String password, int poolSize, Duration timeout) {
        /** Whether it is the embedded database, which only one process can open at a time. */
        public boolean isEmbedded() {
            return url.startsWith("jdbc:h2:");
        }

        @Override
        public String toString() {
            return "Database[" + JdbcUrls.masked(url) + "]";
        }
    }

    /**
     * The seller as printed on invoices.
     *
     * @param name null to use the organization's name
     * @param addressLines the postal address without the country
     * @param country ISO 3166-1 alpha-2; null if not set
     * @param taxId the seller's own tax id
     * @param email the address for questions of buyers
     * @param timeZone the configured time zone, or the only one of the country; null for UTC if there is neither
     */
    public record SellerSettings(
            @Nullable String name,
            List<String> addressLines,
            @Nullable String country,
            @Nullable String taxId,
            @Nullable EmailAddress email,
            @Nullable TimeZoneName timeZone) {}

    /**
     * Where tax is collected and at which rates.
     *
     * @param source who calculates it
     * @param registrations where the seller is registered besides the seller's country
     * @param ratesFile a table that extends the bundled rates; null for none
     * @param openLinkReverseCharge whether a payer of a link without customer can cause a reverse charge
     */
    public record TaxSettings(
            TaxSource source,
            TaxRegistrations registrations,
            @Nullable Path ratesFile,
            OpenLinkReverseCharge openLinkReverseCharge) {}

    /**
     * How receipts are sent.
     *
     * @param server the mail server; null to write files to the data directory
     * @param from the sender's address; null for the seller's address
     * @param sandboxRecipients who gets the receipts of the sandbox by e-mail; for all others they are files
     */
    public record Mail(
            @Nullable SmtpServer server, @Nullable EmailAddress from, SandboxRecipients sandboxRecipients) {}

    /** The merchant's name for payers. A new organization gets this name. */
    public String sellerName() {
        String name = seller.name();
        return name == null ? Setting.SELLER_NAME.defaultValue() : name;
    }

    /** Where operators reach their page on its own port or at the public URL, without {@code /operator}. */
    public String operatorUrl() {
        if (operatorPage.place() != OperatorPage.Place.OWN_PORT) {
            return publicUrl;
        }
        // A port of the loopback interface is reached from this machine, or through a tunnel to it.
        URI url = URI.create(publicUrl);
        return Loopback.isHost(host)
                ? "http://localhost:" + operatorPage.port()
                : url.getScheme() + "://" + url.getHost() + ":" + operatorPage.port();
    }

    /** Whether documents are dated in UTC only because the seller's country has several time zones. */
    public boolean isSellerTimeZoneMissing() {
        return seller.country() != null && seller.timeZone() == null;
    }

    /** The settings by variable name with secrets masked, for printing at the start. */
    public Map<String, String> masked() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            settings.put(setting.variable(), setting.show(this));
        }
        return settings;
    }

    @Override
    public String toString() {
        return "Configuration" + masked();
    }
}
