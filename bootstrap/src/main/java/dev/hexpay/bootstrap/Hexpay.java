package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.application.port.out.Milestones;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.port.out.ReceiptMailer;
import dev.hexpay.application.usecase.UseCases;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.StartRefused;
import dev.hexpay.bootstrap.security.AesSecretBox;
import dev.hexpay.bootstrap.security.HmacSigner;
import dev.hexpay.bootstrap.security.MasterKey;
import dev.hexpay.bootstrap.security.UlidIds;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.http.HttpAddresses;
import dev.hexpay.http.HttpServer;
import dev.hexpay.http.HttpSettings;
import dev.hexpay.http.PortUnavailable;
import dev.hexpay.http.page.PayPageRoutes;
import dev.hexpay.invoice.pdf.PdfInvoicePrinter;
import dev.hexpay.mail.smtp.FileReceiptMailer;
import dev.hexpay.mail.smtp.Letterhead;
import dev.hexpay.mail.smtp.SmtpReceiptMailer;
import dev.hexpay.mail.smtp.SmtpServer;
import dev.hexpay.persistence.jdbi.EmbeddedDoor;
import dev.hexpay.persistence.jdbi.JdbiStore;
import dev.hexpay.persistence.jdbi.Migrations;
import dev.hexpay.sandbox.SandboxFaults;
import dev.hexpay.sandbox.SandboxLedger;
import dev.hexpay.sandbox.SandboxNotificationReader;
import dev.hexpay.sandbox.SandboxNotifier;
import dev.hexpay.sandbox.SandboxProvider;
import dev.hexpay.sandbox.SandboxRecipient;
import dev.hexpay.sandbox.SandboxSweeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One running Hexpay: this class is the whole wiring, from the configuration to the open port. */
public final class Hexpay implements AutoCloseable {
    /** The sandbox is a provider of its own: it never shares a transaction with the books that it is checked against. */
    private static final int SANDBOX_POOL = 5;

    private static final int DOOR_SECRET_BYTES = 16;

    /** What the key is for that the sandbox signs with, and is known by. */
    private static final String SANDBOX_NOTIFICATIONS = "sandbox notifications";

    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::");

    private final Configuration configuration;
    private final InstantSource clock;
    private final SandboxFaults faults;
    private final MasterKey masterKey;
    private final Databases databases;
    private final HikariDataSource books;
    private final HikariDataSource sandboxBooks;
    private final SandboxProvider sandbox;
    private final UseCases useCases;
    private @Nullable HttpServer server;
    private @Nullable JobRunner jobs;
    private @Nullable EmbeddedDoor door;

    private Hexpay(Configuration configuration, Adaptation adaptation) {
        this.configuration = configuration;
        this.clock = adaptation.clock();
        this.faults = adaptation.faults();
        this.masterKey = MasterKey.of(configuration);
        this.databases = Databases.reach(configuration);
        databases.migrate(List.of(
                new Databases.Tables(Migrations.LOCATION, Migrations.HISTORY_TABLE),
                new Databases.Tables(SandboxProvider.MIGRATIONS, SandboxProvider.HISTORY_TABLE)));
        this.books = databases.pool("hexpay", configuration.database().poolSize());
        this.sandboxBooks = databases.pool("sandbox", SANDBOX_POOL);
        this.sandbox = new SandboxProvider(sandboxBooks, clock, new UlidIds()::secret, faults);
        this.useCases = new UseCases(adaptation.outPorts().apply(outPorts(adaptation.milestones())));
    }

    /** Opens the database, brings its tables up to date and wires the use cases; nothing listens yet. */
    public static Hexpay open(Configuration configuration) {
        return open(configuration, Adaptation.NONE);
    }

    /** The same with some parts exchanged for others, as a test or an application that embeds Hexpay wants them. */
    public static Hexpay open(Configuration configuration, Adaptation adaptation) {
        return new Hexpay(configuration, adaptation);
    }

    private OutPorts outPorts(Milestones milestones) {
        JdbiStore store = JdbiStore.open(books);
        return new OutPorts(
                store.unitOfWork(),
                store.payments(),
                store.transactions(),
                store.customers(),
                store.paymentMethods(),
                store.refunds(),
                store.invoices(),
                store.creditNotes(),
                store.receipts(),
                store.outbox(),
                store.organizations(),
                store.apiKeys(),
                store.idempotencyKeys(),
                store.notifications(),
                new SandboxNotificationReader(masterKey.derive(SANDBOX_NOTIFICATIONS), clock),
                new ConfiguredProviders(sandbox),
                sandbox,
                sandbox,
                ConfiguredTaxes.of(configuration),
                new ConfiguredSellers(configuration.seller(), store.organizations()),
                new PdfInvoicePrinter(),
                receiptMailer(),
                new HttpAddresses(configuration.publicUrl()),
                new AesSecretBox(masterKey.derive("sealed answers")),
                new HmacSigner(masterKey.derive("download links")),
                milestones,
                new UlidIds(),
                clock);
    }

    private ReceiptMailer receiptMailer() {
        String host = URI.create(configuration.publicUrl()).getHost();
        Letterhead letterhead = new Letterhead(host, configuration.mail().from());
        SmtpServer server = configuration.mail().server();
        return server == null
                ? new FileReceiptMailer(configuration.dataDir().resolve("mail"), letterhead)
                : new SmtpReceiptMailer(server, letterhead);
    }

    /**
     * Starts to listen for clients and payers, and to do what waits to be done.
     *
     * @throws StartRefused when the port cannot be listened on
     */
    public void listen() {
        PayPageRoutes pages = new PayPageRoutes(
                new PayPageRoutes.Ports(
                        useCases.viewPayPage(),
                        useCases.quotePrice(),
                        useCases.payLink(),
                        useCases.finishAuthentication()),
                URI.create(configuration.publicUrl()),
                masterKey.derive("page forms"),
                clock);
        try {
            server = HttpServer.start(
                    HttpSettings.of(configuration.host(), configuration.port(), configuration.publicUrl(), clock),
                    useCases,
                    pages::addTo);
        } catch (PortUnavailable e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
        jobs = JobRunner.start(List.of(
                new JobRunner.Schedule("reconciler", useCases.reconcile(), Duration.ofSeconds(5)),
                new JobRunner.Schedule("refund reconciler", useCases.reconcileRefunds(), Duration.ofSeconds(5)),
                new JobRunner.Schedule("receipts", useCases.sendReceipts(), Duration.ofSeconds(1)),
                new JobRunner.Schedule("notifications", useCases.applyNotifications(), Duration.ofSeconds(1)),
                new JobRunner.Schedule("sandbox notifier", sandboxNotifier(server.port()), Duration.ofSeconds(1)),
                new JobRunner.Schedule("sweeper", useCases.sweep(), Duration.ofMinutes(1)),
                new JobRunner.Schedule(
                        "sandbox sweeper", new SandboxSweeper(sandboxBooks, clock), Duration.ofMinutes(1))));
        String secret = HexFormat.of().formatHex(new UlidIds().secret(DOOR_SECRET_BYTES));
        door = EmbeddedDoor.open(databases.url(), Databases.doorFile(configuration), secret)
                .orElse(null);
    }

    /** The sandbox tells the server at this port of this machine, as a provider far away would. */
    private SandboxNotifier sandboxNotifier(int port) {
        String host = ANY_ADDRESS.contains(configuration.host()) ? "127.0.0.1" : configuration.host();
        URI self = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
        SandboxRecipient recipient = new SandboxRecipient(self, masterKey.derive(SANDBOX_NOTIFICATIONS));
        return new SandboxNotifier(sandboxBooks, clock, recipient, faults);
    }

    /** The test provider, to steer what it has put off. */
    public SandboxProvider sandbox() {
        return sandbox;
    }

    /** What the test provider really moved. */
    public SandboxLedger sandboxLedger() {
        return new SandboxLedger(sandboxBooks);
    }

    /** What the product does. */
    public UseCases useCases() {
        return useCases;
    }

    /** Finishes what is in flight, then lets go of everything. */
    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        if (jobs != null) {
            jobs.close();
        }
        if (door != null) {
            door.close();
        }
        sandboxBooks.close();
        books.close();
    }

    /** The sandbox for play money; real money has no provider yet. */
    private record ConfiguredProviders(PaymentProvider sandbox) implements Providers {
        @Override
        public Optional<PaymentProvider> forMode(Mode mode) {
            return switch (mode) {
                case SANDBOX -> Optional.of(sandbox);
                case LIVE -> Optional.empty();
            };
        }

        @Override
        public Optional<PaymentProvider> named(String name) {
            return name.equals(sandbox.name()) ? Optional.of(sandbox) : Optional.empty();
        }
    }
}
