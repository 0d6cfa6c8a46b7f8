package dev.hexpay.embedded;

import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.application.Application;
import dev.hexpay.application.policy.DeclineLimits;
import dev.hexpay.application.policy.Policies;
import dev.hexpay.application.policy.Retention;
import dev.hexpay.application.port.out.Crypto;
import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.NotificationReader;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.TaxCalculator;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.domain.tax.OpenLinkReverseCharge;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Seller;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Hexpay}. A data source and a master key are required; everything else has a default. */
public final class HexpayBuilder {
    // Never change these: what was encrypted or signed before would become unreadable.
    private static final String SANDBOX_NOTIFICATIONS = "sandbox notifications";
    private static final String PAGE_FORMS = "page forms";

    private final ConfiguredDatabase database = new ConfiguredDatabase();
    private @Nullable MasterKeys masterKeys;
    private String publicUrl = "http://localhost:8080";
    private final ConfiguredProviders providers = new ConfiguredProviders();
    private @Nullable TaxCalculator taxes;
    private Policies policies = Policies.DEFAULT;
    private final ConfiguredSellers sellers = new ConfiguredSellers();
    private InvoiceRenderer renderer = MissingDocuments.RENDERER;
    private ReceiptMailer mailer = MissingDocuments.MAILER;
    private WebhookSender webhookSender = new MissingWebhookSender();
    private InstantSource clock = () -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Failpoints failpoints = Failpoints.NONE;
    private SandboxFaults sandboxFaults = SandboxFaults.NONE;
    private UnaryOperator<OutPorts> replacement = UnaryOperator.identity();

    HexpayBuilder() {}

    /**
     * The database: H2 2.x or PostgreSQL 14 to 18. {@link #build} creates and migrates the tables, in a schema of
     * their own. An H2 URL needs {@link JdbiStore#H2_OPTIONS}.
     */
    public HexpayBuilder dataSource(DataSource hostDataSource) {
        database.dataSource(hostDataSource);
        return this;
    }

    /** Another data source of the same database for the sandbox, so that it never waits for the pool of the host. */
    public HexpayBuilder sandboxDataSource(DataSource other) {
        database.sandboxDataSource(other);
        return this;
    }

    /** The schema of the tables instead of {@code hexpay}: a lower-case SQL identifier. */
    public HexpayBuilder schema(String name) {
        database.schema(name);
        return this;
    }

    /** For a pool whose connections have auto-commit off by default, without a transaction of the host on them. */
    public HexpayBuilder commitsWhenAutoCommitIsOff() {
        database.commitsWhenAutoCommitIsOff();
        return this;
    }

    /** For tables that {@link #migrate} has migrated, in every database behind the data source: they are used as they are. */
    public HexpayBuilder tablesAreMigrated() {
        database.tablesAreMigrated();
        return this;
    }

    /**
     * For a data source that reads every text as one statement, as one that shards does. Without it, PostgreSQL gets
     * several writes of a unit of work as one text, which saves round trips.
     */
    public HexpayBuilder sendsStatementsSingly() {
        database.sendsStatementsSingly();
        return this;
    }

    /**
     * Creates and migrates the tables of one database now, in the schema that is set so far; for each database behind the
     * data source of a builder with {@link #tablesAreMigrated}.
     */
    public HexpayBuilder migrate(DataSource part) {
        database.migrate(part);
        return this;
    }

    /**
     * The secret from which all keys are derived: {@value MasterKey#BYTES} random bytes, the same on every server of
     * one database. {@link #build} refuses another one, because stored responses and links would become unreadable.
     */
    public HexpayBuilder masterKey(byte[] key) {
        return masterKeys(MasterKeys.of(MasterKey.of(key)));
    }

    /** Several master keys, to replace one: the first is for new data, the others only read what they have made. */
    public HexpayBuilder masterKeys(MasterKeys keys) {
        masterKeys = keys;
        return this;
    }

    /** Where payers reach payment pages and documents, without a trailing slash; {@code http://localhost:8080}. */
    public HexpayBuilder publicUrl(String url) {
        publicUrl = url;
        return this;
    }

    /**
     * The provider of new payments in a mode; one object may serve both. Without one, live payments are rejected, and the
     * sandbox is built in. Payments stay with the provider they were started with.
     */
    public HexpayBuilder provider(Mode mode, PaymentProvider provider) {
        providers.add(mode, provider);
        return this;
    }

    /** A provider of the payments of a mode that were started with it earlier, and of no new ones. */
    public HexpayBuilder earlierProvider(Mode mode, PaymentProvider provider) {
        providers.addEarlier(mode, provider);
        return this;
    }

    /** Reads the notifications of the provider with this name. */
    public HexpayBuilder notifications(String provider, NotificationReader reader) {
        providers.add(provider, reader);
        return this;
    }

    /**
     * The calculator of taxes. The default is the bundled table: with a seller's country, tax is collected there;
     * without one, the sandbox collects tax wherever a rate is known, and live mode collects none.
     */
    public HexpayBuilder taxes(TaxCalculator calculator) {
        taxes = calculator;
        return this;
    }

    /** Whether a VAT id that the payer of a link without customer enters leads to a reverse charge; it does by default. */
    public HexpayBuilder openLinkReverseCharge(OpenLinkReverseCharge policy) {
        policies = policies.withReverseCharge(policy);
        return this;
    }

    /**
     * The form of new link tokens; by default they name no scope. With a data source that shards by organization, those that
     * do are looked up on one shard.
     */
    public HexpayBuilder linkTokens(LinkTokenForm form) {
        policies = policies.withLinkTokens(form);
        return this;
    }

    /** The seller on all documents; the default has the name of the organization. */
    public HexpayBuilder seller(Seller everywhere) {
        sellers.everywhere(everywhere);
        return this;
    }

    /** The seller of each organization, from a directory that may read the organizations. */
    public HexpayBuilder sellers(Function<Organizations, SellerDirectory> directory) {
        sellers.directory(directory);
        return this;
    }

    /**
     * The time zone of every seller, instead of the seller's own: by its days, documents are dated and sales are taxed.
     */
    public HexpayBuilder sellerTimeZone(TimeZoneName zone) {
        sellers.timeZone(zone);
        return this;
    }

    /** Makes the PDF of invoices and credit notes, for example the module adapter-invoice-pdf. */
    public HexpayBuilder invoiceRenderer(InvoiceRenderer pdf) {
        renderer = pdf;
        return this;
    }

    /** Sends receipts, for example the module adapter-mail-smtp. Without one, receipts are stored and not sent. */
    public HexpayBuilder receiptMailer(ReceiptMailer mail) {
        mailer = mail;
        return this;
    }

    /** Sends events to webhook endpoints, for example the module adapter-webhook-http. Without one, none can be created. */
    public HexpayBuilder webhookSender(WebhookSender sender) {
        webhookSender = sender;
        return this;
    }

    /** How long events are kept; the default is {@link Retention#DEFAULT}. */
    public HexpayBuilder retention(Retention records) {
        policies = policies.withRetention(records);
        return this;
    }

    /** The clock; it must return whole milliseconds. */
    public HexpayBuilder clock(InstantSource source) {
        clock = source;
        return this;
    }

    /** How many cards payers may have declined before they must pause; the default is {@link DeclineLimits#DEFAULT}. */
    public HexpayBuilder declineLimits(DeclineLimits limits) {
        policies = policies.withDeclines(limits);
        return this;
    }

    /** What is called at the failpoints, for tests. */
    public HexpayBuilder failpoints(Failpoints tests) {
        failpoints = tests;
        return this;
    }

    /** The faults of the sandbox, for tests. */
    public HexpayBuilder sandboxFaults(SandboxFaults faults) {
        sandboxFaults = faults;
        return this;
    }

    /** Replaces any of the assembled out-ports, as the last step; after what was replaced by an earlier call. */
    public HexpayBuilder replacing(UnaryOperator<OutPorts> ports) {
        UnaryOperator<OutPorts> earlier = replacement;
        replacement = out -> ports.apply(earlier.apply(out));
        return this;
    }

    /**
     * Migrates the tables, unless they are migrated, and wires the use cases; no thread is started.
     *
     * @throws RefusedMasterKeyException when the database has data under a master key that is not given, or the first one
     *     is discarded
     * @throws IllegalStateException when something required is missing, or the database lacks a required option: the
     *     message says which
     * @throws IllegalArgumentException when the clock is finer than milliseconds
     */
    public Hexpay build() {
        if (database.isMissing() || masterKeys == null) {
            throw new IllegalStateException(
                    (database.isMissing() ? "dataSource(…)" : "masterKey(…)") + " is required to build Hexpay");
        }
        database.prepare();
        Crypto crypto = DerivedCrypto.of(masterKeys);
        database.masterKeys().register(masterKeys, crypto.encryptor(), clock.instant());
        Store store = database.store();
        SandboxDatabase sandboxDatabase = database.sandbox();
        // Notifications are signed when they are sent, to this server: earlier keys are not needed.
        byte[] notificationSecret = masterKeys.current().derive(SANDBOX_NOTIFICATIONS);
        SandboxParts sandbox = new SandboxParts(sandboxDatabase, clock, sandboxFaults, notificationSecret);
        OutPorts out = replacement.apply(outPorts(store, sandbox, crypto));
        return new Hexpay(out, Application.create(out, policies), sandbox, masterKeys.derive(PAGE_FORMS));
    }

    private OutPorts outPorts(Store store, SandboxParts sandbox, Crypto crypto) {
        return new OutPorts(
                store,
                providers.with(sandbox),
                taxes == null ? BundledTaxes.of(sellers.country()) : taxes,
                new Documents(sellers.of(store.organizations()), new BoundedInvoiceRenderer(renderer), mailer),
                webhookSender,
                crypto,
                PublicUrls.of(publicUrl),
                failpoints,
                clock);
    }
}
