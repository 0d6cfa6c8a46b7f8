package dev.hexpay.bootstrap;

import dev.hexpay.application.Application;
import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.crypto.jca.AesEncryptor;
import dev.hexpay.adapter.crypto.jca.HmacTokenSigner;
import dev.hexpay.adapter.crypto.jca.MasterKey;
import dev.hexpay.adapter.crypto.jca.UlidIdSource;
import dev.hexpay.adapter.http.HttpPublicUrls;
import dev.hexpay.adapter.http.HttpServer;
import dev.hexpay.adapter.http.HttpSettings;
import dev.hexpay.adapter.http.PortInUseException;
import dev.hexpay.adapter.http.paypage.PayPageRoutes;
import dev.hexpay.adapter.invoice.pdf.PdfInvoiceRenderer;
import dev.hexpay.adapter.mail.smtp.FileReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SenderSettings;
import dev.hexpay.adapter.mail.smtp.SmtpReceiptMailer;
import dev.hexpay.adapter.mail.smtp.SmtpServer;
import dev.hexpay.adapter.persistence.jdbi.EmbeddedTcpServer;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.adapter.sandbox.NotificationClient;
import dev.hexpay.adapter.sandbox.NotificationSender;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.adapter.sandbox.SandboxFaults;
import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.adapter.sandbox.SandboxNotificationReader;
import dev.hexpay.adapter.sandbox.SandboxProvider;
import dev.hexpay.adapter.sandbox.SandboxRetentionCleanup;
import dev.hexpay.application.port.out.Crypto;
import dev.hexpay.application.port.out.Documents;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.PaymentProviders;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import dev.hexpay.domain.tenant.Mode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running Hexpay. This class contains the complete wiring, from the configuration to the open port. */
public final class Hexpay implements AutoCloseable {
    /** The sandbox has its own pool, so that it never shares a database transaction with the product. */
    private static final int SANDBOX_POOL = 5;

    private static final int TCP_SECRET_BYTES = 16;

    /** The purpose of the key that signs and verifies the sandbox's notifications. */
    private static final String SANDBOX_NOTIFICATIONS = "sandbox notifications";

    private static final Set<String> WILDCARD_ADDRESSES = Set.of("0.0.0.0", "::");

    private final Configuration configuration;
    private final InstantSource clock;
    private final SandboxFaults faults;
    private final MasterKey masterKey;
    private final Databases databases;
    private final HikariDataSource dataSource;
    private final HikariDataSource sandboxDataSource;
    private final SandboxDatabase sandboxDatabase;
    private final SandboxProvider sandbox;
    private final InPorts useCases;
    private @Nullable HttpServer server;
    private @Nullable JobRunner jobs;
    private @Nullable EmbeddedTcpServer tcpServer;

    private Hexpay(Configuration configuration, Overrides overrides) {
        this.configuration = configuration;
        this.clock = overrides.clock();
        this.faults = overrides.faults();
        this.masterKey = MasterKeyFile.keyOf(configuration);
        this.databases = Databases.connect(configuration);
        this.dataSource = databases.pool("hexpay", configuration.database().poolSize());
        Migrations.migrate(dataSource);
        this.sandboxDataSource = databases.pool("sandbox", SANDBOX_POOL);
        this.sandboxDatabase = SandboxDatabase.open(sandboxDataSource);
        this.sandbox = new SandboxProvider(sandboxDatabase, clock, new UlidIdSource()::secret, faults);
        this.useCases = Application.create(overrides.outPorts().apply(outPorts(overrides.failpoints())));
    }

    /** Opens the database, runs the migrations and wires the use cases. It does not listen yet. */
    public static Hexpay open(Configuration configuration) {
        return open(configuration, Overrides.NONE);
    }

    /** Like {@link #open(Configuration)}, with the parts that a test or an embedding application replaces. */
    public static Hexpay open(Configuration configuration, Overrides overrides) {
        return new Hexpay(configuration, overrides);
    }

    private OutPorts outPorts(Failpoints failpoints) {
        Store store = JdbiStore.open(dataSource);
        return new OutPorts(
                store,
                new PaymentProviders(
                        new ConfiguredProviders(sandbox),
                        sandbox,
                        sandbox,
                        new SandboxNotificationReader(masterKey.derive(SANDBOX_NOTIFICATIONS), clock)),
                TaxConfiguration.of(configuration),
                new Documents(
                        new ConfiguredSellerDirectory(configuration.seller(), store.organizations()),
                        new PdfInvoiceRenderer(),
                        receiptMailer()),
                new Crypto(
                        new AesEncryptor(masterKey.derive("sealed answers")),
                        new HmacTokenSigner(masterKey.derive("download links")),
                        new UlidIdSource()),
                new HttpPublicUrls(configuration.publicUrl()),
                failpoints,
                clock);
    }

    private ReceiptMailer receiptMailer() {
        String host = URI.create(configuration.publicUrl()).getHost();
        SenderSettings sender = new SenderSettings(host, configuration.mail().from());
        SmtpServer server = configuration.mail().server();
        return server == null
                ? new FileReceiptMailer(configuration.dataDir().resolve("mail"), sender)
                : new SmtpReceiptMailer(server, sender);
    }

    /**
     * Starts the HTTP server and the jobs.
     *
     * @throws ConfigurationException when the port is not available
     */
    public void listen() {
        PayPageRoutes pages = new PayPageRoutes(
                useCases.payPage(),
                URI.create(configuration.publicUrl()),
                masterKey.derive("page forms"),
                clock);
        try {
            server = HttpServer.start(
                    HttpSettings.of(configuration.host(), configuration.port(), configuration.publicUrl(), clock),
                    useCases,
                    pages::addTo);
        } catch (PortInUseException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
        jobs = JobRunner.start(List.of(
                new JobRunner.Schedule("reconciler", useCases.jobs().reconcilePayments(), Duration.ofSeconds(5)),
                new JobRunner.Schedule("refund reconciler", useCases.jobs().reconcileRefunds(), Duration.ofSeconds(5)),
                new JobRunner.Schedule("receipts", useCases.jobs().sendReceipts(), Duration.ofSeconds(1)),
                new JobRunner.Schedule("notifications", useCases.jobs().processNotifications(), Duration.ofSeconds(1)),
                new JobRunner.Schedule("sandbox notifier", sandboxNotifier(server.port()), Duration.ofSeconds(1)),
                new JobRunner.Schedule("retention cleanup", useCases.jobs().cleanUp(), Duration.ofMinutes(1)),
                new JobRunner.Schedule(
                        "sandbox retention cleanup",
                        new SandboxRetentionCleanup(sandboxDatabase, clock),
                        Duration.ofMinutes(1))));
        String secret = HexFormat.of().formatHex(new UlidIdSource().secret(TCP_SECRET_BYTES));
        tcpServer = EmbeddedTcpServer.start(databases.url(), Databases.serverUrlFile(configuration), secret)
                .orElse(null);
    }

    /** Sends the sandbox's notifications over HTTP to this server, as a remote provider would. */
    private NotificationSender sandboxNotifier(int port) {
        String host = WILDCARD_ADDRESSES.contains(configuration.host()) ? "127.0.0.1" : configuration.host();
        URI self = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        NotificationClient client = new NotificationClient(self, masterKey.derive(SANDBOX_NOTIFICATIONS));
        return new NotificationSender(sandboxDatabase, clock, client, faults);
    }

    /** The sandbox, to complete its delayed charges and refunds. */
    public SandboxProvider sandbox() {
        return sandbox;
    }

    /** The money that the sandbox moved. */
    public SandboxLedger sandboxLedger() {
        return new SandboxLedger(sandboxDatabase);
    }

    /** The use cases. */
    public InPorts useCases() {
        return useCases;
    }

    /** Finishes the work in progress, then closes all resources. */
    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        if (jobs != null) {
            jobs.close();
        }
        if (tcpServer != null) {
            tcpServer.close();
        }
        sandboxDataSource.close();
        dataSource.close();
    }

    /** The sandbox in sandbox mode. Live mode has no provider yet. */
    private record ConfiguredProviders(PaymentProvider sandbox) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return switch (mode) {
                case SANDBOX -> Optional.of(sandbox);
                case LIVE -> Optional.empty();
            };
        }

        @Override
        public Optional<PaymentProvider> byName(String name) {
            return name.equals(sandbox.name()) ? Optional.of(sandbox) : Optional.empty();
        }
    }
}
