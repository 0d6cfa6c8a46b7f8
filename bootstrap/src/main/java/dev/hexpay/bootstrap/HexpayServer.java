package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.crypto.jca.MasterKeys;
import dev.hexpay.adapter.http.HttpServer;
import dev.hexpay.adapter.http.HttpSettings;
import dev.hexpay.adapter.http.Monitoring;
import dev.hexpay.adapter.http.PortInUseException;
import dev.hexpay.adapter.http.paypage.PayPageRoutes;
import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.adapter.sandbox.SandboxProvider;
import dev.hexpay.adapter.webhook.http.HttpWebhookSender;
import dev.hexpay.adapter.webhook.http.OwnServer;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.admin.AdminSocket;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.MasterKeyFile;
import dev.hexpay.bootstrap.config.OperatorPage;
import dev.hexpay.bootstrap.config.PrivateFiles;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.bootstrap.metrics.ServerMetrics;
import dev.hexpay.bootstrap.metrics.ServerReadiness;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.HexpayBuilder;
import dev.hexpay.embedded.MasterKeyRegister;
import dev.hexpay.embedded.RefusedMasterKeyException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Hexpay. It wires what the configuration says, up to the open port; {@link HexpayBuilder} wires the rest. */
public final class HexpayServer implements AutoCloseable {
    /** The sandbox has its own pool, so that it never shares a database transaction with the product. */
    private static final int SANDBOX_POOL = 5;

    private static final Logger LOG = LoggerFactory.getLogger(HexpayServer.class);
    private static final Set<String> WILDCARD_ADDRESSES = Set.of("0.0.0.0", "::");

    private final Configuration configuration;
    private final MasterKeys masterKeys;
    private final Databases databases;
    private final HikariDataSource dataSource;
    private final HikariDataSource sandboxDataSource;
    private final HttpWebhookSender webhookSender;
    private final Hexpay hexpay;
    private final AdminCommands commands;
    private final OperatorLinks links;
    private final ServerStatus status;
    private final ServerMetrics metrics;
    private final ServerReadiness readiness;
    private final LazyInvoiceRenderer invoices = new LazyInvoiceRenderer();
    private final HttpServers servers = new HttpServers();
    private @Nullable HttpServer metricsServer;
    private @Nullable AdminSocket adminSocket;

    private HexpayServer(Configuration configuration, UnaryOperator<HexpayBuilder> overrides) {
        PrivateFiles.protect(configuration);
        this.configuration = configuration;
        this.metrics = new ServerMetrics(configuration.metrics());
        this.webhookSender = new HttpWebhookSender(
                OwnServer.onThisMachine(new WebUrl(configuration.publicUrl()), Set.of(configuration.port())));
        this.databases = Databases.connect(configuration);
        boolean isOpen = false;
        try {
            this.dataSource = databases.pool("hexpay", configuration.database().poolSize());
            this.sandboxDataSource = databases.pool("sandbox", SANDBOX_POOL);
            this.masterKeys = MasterKeyFile.keysOf(configuration, () -> requiredKeys(dataSource));
            this.hexpay = overrides.apply(builder()).build();
            isOpen = true;
        } catch (RefusedMasterKeyException e) {
            String source = configuration.masterKeys() == null ? "master.key" : Setting.MASTER_KEY.variable();
            throw new ConfigurationException(source + ": " + e.getMessage());
        } finally {
            if (!isOpen) {
                webhookSender.close();
                databases.close();
            }
        }
        this.commands = new AdminCommands(configuration, dataSource, hexpay.clock());
        this.links = new OperatorLinks(
                hexpay.payments().openLink(),
                hexpay.ports().operators().perform(),
                commands::organization,
                PublicUrls.of(configuration.publicUrl()));
        this.status = new ServerStatus(hexpay);
        this.readiness = new ServerReadiness(databases.probe(), hexpay::areJobsAlive);
        metrics.watch(hexpay, List.of(dataSource, sandboxDataSource));
    }

    /**
     * Loads, on threads of their own, classes that {@link #open} and {@link #listen} come to later: a start then waits less for
     * them.
     */
    public static void loadClasses() {
        for (Runnable classes : List.<Runnable>of(JdbiStore::loadClasses, HttpServer::loadClasses)) {
            Thread thread = new Thread(() -> load(classes), "classes");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void load(Runnable classes) {
        try {
            classes.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("what needs these classes will say so", e);
        }
    }

    /** The ids of the master keys that the database needs; its tables are migrated first. */
    private static List<String> requiredKeys(HikariDataSource database) {
        Migrations.migrate(database);
        return MasterKeyRegister.open(database, JdbiSettings.DEFAULT).ids();
    }

    /**
     * Opens the database, runs the migrations and wires the use cases; the master key becomes the current one. It does
     * not listen yet.
     *
     * @throws ConfigurationException when the database cannot be reached, or has data under another master key
     */
    public static HexpayServer open(Configuration configuration) {
        return open(configuration, UnaryOperator.identity());
    }

    /** Like {@link #open(Configuration)}, with the parts that a test replaces. */
    public static HexpayServer open(Configuration configuration, UnaryOperator<HexpayBuilder> overrides) {
        return new HexpayServer(configuration, overrides);
    }

    private HexpayBuilder builder() {
        HexpayBuilder builder = metrics.observe(Hexpay.builder());
        // The clock of the builder, which a test may replace.
        return new ConfiguredStripe(configuration.providers())
                .addTo(builder, () -> clock().instant())
                .dataSource(dataSource)
                .sandboxDataSource(sandboxDataSource)
                .masterKeys(masterKeys)
                .publicUrl(configuration.publicUrl())
                .taxes(TaxConfiguration.of(configuration, () -> clock().instant()))
                .openLinkReverseCharge(configuration.tax().openLinkReverseCharge())
                .sellers(organizations -> new ConfiguredSellerDirectory(configuration.seller(), organizations))
                .invoiceRenderer(invoices)
                .receiptMailer(ConfiguredMailer.of(configuration))
                .webhookSender(new TracedWebhookSender(webhookSender))
                .retention(configuration.retention());
    }

    private InstantSource clock() {
        return hexpay.clock();
    }

    /**
     * Starts the HTTP server, the jobs and the socket for commands.
     *
     * @throws ConfigurationException when the port is not available
     */
    public void listen() {
        InstantSource clock = hexpay.outPorts().clock();
        PayPageRoutes pages =
                new PayPageRoutes(hexpay.payPage(), URI.create(configuration.publicUrl()), hexpay.pageSecrets(), clock);
        OperatorSite operators = new OperatorSite(configuration, hexpay.ports(), clock);
        Monitoring monitoring = new Monitoring(metrics.requests(), readiness);
        HttpServer server;
        try {
            server = HttpServer.start(
                    HttpSettings.of(configuration.host(), configuration.port(), configuration.publicUrl(), clock)
                            .withLimits(configuration.limits())
                            .withContact(configuration.seller().email())
                            .withOperatorPage(operators.path())
                            .withMonitoring(monitoring),
                    hexpay.ports(),
                    routes -> {
                        pages.addTo(routes);
                        operators.addTo(routes);
                        metrics.addTo(routes);
                    });
        } catch (PortInUseException e) {
            throw new ConfigurationException(
                    e.getMessage() + " Stop the other server, or set HEXPAY_PORT or HEXPAY_HOST");
        }
        servers.add(server);
        operators.startOn(servers, clock, monitoring);
        metricsServer = metrics.start(configuration.publicUrl(), clock);
        // The sandbox sends its notifications over HTTP to this server, as a remote provider would.
        hexpay.startJobs(hexpay.jobs(hexpay.notificationsTo(localAddress(server.port()))));
        adminSocket = openAdminSocket();
        invoices.prepare();
    }

    private @Nullable AdminSocket openAdminSocket() {
        Path file = AdminCommands.socket(configuration);
        try {
            return AdminSocket.open(file, this::execute);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("commands cannot reach this server: it cannot listen on {}: {}", file, e.getMessage());
            return null;
        }
    }

    private String execute(AdminRequest request) {
        return switch (request.command()) {
            case AdminCommands.STATUS -> status.text();
            case AdminCommands.RECONCILE -> new ReconciliationReport(hexpay).of(request);
            case AuditReport.COMMAND -> new AuditReport(hexpay).of(request);
            case DatabaseBackup.COMMAND -> new DatabaseBackup(configuration, dataSource).of(request);
            case AdminCommands.DOCTOR -> status.report(InstallationChecks.of(configuration, () -> dataSource));
            case OperatorLinks.COMMAND -> links.open(request);
            default -> commands.execute(request);
        };
    }

    private URI localAddress(int port) {
        String host = WILDCARD_ADDRESSES.contains(configuration.host()) ? "127.0.0.1" : configuration.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** The sandbox, to complete its delayed charges and refunds. */
    public SandboxProvider sandbox() {
        return hexpay.sandbox();
    }

    /** The money that the sandbox moved. */
    public SandboxLedger sandboxLedger() {
        return hexpay.sandboxLedger();
    }

    /** The use cases. */
    public InPorts ports() {
        return hexpay.ports();
    }

    /**
     * What {@link #close} waits for, such as {@code 2 requests in flight} and {@code jobs: receipts}; empty when nothing is
     * in progress.
     */
    public List<String> unfinishedWork() {
        List<String> work = new ArrayList<>();
        long requests = servers.requestsInFlight();
        if (requests > 0) {
            work.add(requests + (requests == 1 ? " request" : " requests") + " in flight");
        }
        List<String> jobs = hexpay.runningJobs();
        if (!jobs.isEmpty()) {
            work.add("jobs: " + String.join(", ", jobs));
        }
        return work;
    }

    /**
     * The URL of a new link that logs an administrator in, once, within ten minutes; for the first start. Null without an
     * operator page.
     */
    public @Nullable String loginLink() {
        return configuration.operatorPage().place() == OperatorPage.Place.NOWHERE
                ? null
                : commands.loginLink(OperatorRole.ADMIN, "First start", "First start");
    }

    /** Finishes the work in progress, then closes all resources. */
    @Override
    public void close() {
        servers.stop();
        hexpay.close();
        // The last requests and jobs are seen too.
        if (metricsServer != null) {
            metricsServer.stop();
        }
        metrics.close();
        readiness.close();
        webhookSender.close();
        if (adminSocket != null) {
            adminSocket.close();
        }
        databases.close();
    }
}
