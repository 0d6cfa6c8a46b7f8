package dev.hexpay.bootstrap;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.crypto.jca.UlidIdSource;
import dev.hexpay.adapter.persistence.jdbi.JdbiSettings;
import dev.hexpay.adapter.persistence.jdbi.JdbiStore;
import dev.hexpay.adapter.persistence.jdbi.Migrations;
import dev.hexpay.adapter.sandbox.SandboxDatabase;
import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.in.operator.CreateLoginLink;
import dev.hexpay.application.port.in.webhook.EnableWebhook;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.OperatorPage;
import dev.hexpay.bootstrap.config.PrivateFiles;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.bootstrap.doctor.CheckResult;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import dev.hexpay.embedded.MasterKeyRegister;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The commands of an operator, executed by the process that has the database. They need no master key, so that none of
 * them can create one or make it the current one.
 */
public final class AdminCommands {
    /** Only a running server executes it. */
    static final String STATUS = "status";

    /** A running server executes it with what only it knows. */
    static final String DOCTOR = "doctor";

    /** The argument that names an organization by its id. */
    static final String ORGANIZATION = "organization";

    /** The argument that names who runs the command on this machine. */
    static final String ACTOR = "actor";

    /** Only a running server executes it: it has the providers and the master key. */
    static final String RECONCILE = "reconcile";

    private static final String CREATE_ORGANIZATION = "organizations create";
    private static final String CREATE_KEY = "keys create";
    private static final String DISCARD_MASTER_KEY = "master-key discard";
    private static final String ENABLE_WEBHOOK = "webhooks enable";
    private static final String LOGIN = "login";
    private static final String MIGRATE = "migrate";
    private static final String DATABASE = "database";
    private static final String ID = "id";
    private static final String MODE = "mode";
    private static final String NAME = "name";
    private static final String ROLE = "role";
    private static final KeyName FIRST_KEY = new KeyName("First key");

    private final Configuration configuration;
    private final ProvisionOrganization organizations;
    private final MasterKeyRegister masterKeys;
    private final EnableWebhook webhooks;
    private final CreateLoginLink loginLinks;
    private final InstantSource clock;

    /** Commands on a database with migrated tables. */
    AdminCommands(Configuration configuration, HikariDataSource database, InstantSource clock) {
        this.configuration = configuration;
        Store store = JdbiStore.open(database);
        this.organizations =
                Application.apiKeys(store, new UlidIdSource(), clock).provision();
        this.webhooks = Application.enableWebhook(store);
        this.loginLinks = Application.loginLinks(store, new UlidIdSource(), clock);
        this.masterKeys = MasterKeyRegister.open(database, JdbiSettings.DEFAULT);
        this.clock = clock;
    }

    /** Creates an organization with a sandbox key; its output is the id and the key. */
    public static AdminRequest createOrganization(String name) {
        return AdminRequest.of(CREATE_ORGANIZATION).with(NAME, name);
    }

    /**
     * Creates an API key; its output is the key.
     *
     * @param organization null for the only one
     */
    public static AdminRequest createKey(Mode mode, KeyName name, @Nullable OrganizationId organization) {
        AdminRequest request =
                AdminRequest.of(CREATE_KEY).with(MODE, mode.name()).with(NAME, name.value());
        return organization == null
                ? request
                : request.with(ORGANIZATION, organization.value().toString());
    }

    /** Makes servers start without the master key of this id. */
    public static AdminRequest discardMasterKey(String id) {
        return AdminRequest.of(DISCARD_MASTER_KEY).with(ID, id);
    }

    /** Sends events to a webhook endpoint again. */
    public static AdminRequest enableWebhook(String id) {
        return AdminRequest.of(ENABLE_WEBHOOK).with(ID, id);
    }

    /**
     * Creates a link that logs an operator in; its output is the URL.
     *
     * @param name who gets it, for the audit log
     */
    public static AdminRequest login(OperatorRole role, String name) {
        return AdminRequest.of(LOGIN).with(ROLE, role.name()).with(NAME, name).with(ACTOR, user());
    }

    /** The user of the operating system who runs this process. */
    static String user() {
        return System.getProperty("user.name");
    }

    /** Brings the database up to date. */
    public static AdminRequest migrate() {
        return AdminRequest.of(MIGRATE);
    }

    /**
     * Executes a command in this process or, when a running server has the embedded database open, in that server.
     *
     * @return the output
     * @throws ConfigurationException when the database cannot be reached, or the command does not fit it
     */
    public static String execute(Configuration configuration, AdminRequest request) {
        PrivateFiles.protect(configuration);
        try (Databases databases = Databases.connect(configuration)) {
            HikariDataSource database = databases.pool("hexpay", 1);
            Migrations.migrate(database);
            SandboxDatabase.open(database);
            return new AdminCommands(configuration, database, AdminCommands::now).execute(request);
        } catch (DatabaseInUseException e) {
            return AdminClient.send(
                    socket(configuration),
                    request.with(DATABASE, configuration.database().url()));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The state of the server that runs on this data directory: when each job last ran, and how old the oldest
     * unfinished transaction is.
     *
     * @throws ConfigurationException when no server runs
     */
    public static String status(Configuration configuration) {
        return AdminClient.send(socket(configuration), AdminRequest.of(STATUS));
    }

    /**
     * The reconciliation of a day with the providers, by the server that runs on this data directory: a line for each
     * provider that begins with {@code ok} or {@code fix}, with indented details.
     *
     * @param day null for yesterday in UTC
     * @param mode null for both
     * @param organization null for all
     * @throws ConfigurationException when no server runs
     */
    public static String reconcile(
            Configuration configuration, @Nullable LocalDate day, @Nullable Mode mode, @Nullable UUID organization) {
        AdminRequest request = AdminRequest.of(RECONCILE);
        request = day == null ? request : request.with(ReconciliationReport.DAY, day.toString());
        request = mode == null ? request : request.with(ReconciliationReport.MODE, mode.name());
        request = organization == null
                ? request
                : request.with(ReconciliationReport.ORGANIZATION, organization.toString());
        return AdminClient.send(socket(configuration), request);
    }

    /**
     * The checks of the installation, one a line: of the server that runs on this data directory, with its settings, or
     * of these settings when none runs. Nothing is changed.
     */
    public static String doctor(Configuration configuration) {
        return hasServer(configuration)
                ? AdminClient.send(socket(configuration), AdminRequest.of(DOCTOR))
                : CheckResult.ok("server", "none runs on " + configuration.dataDir() + "; these settings are checked")
                                .line()
                        + "\n" + InstallationChecks.report(configuration);
    }

    /** Whether a server runs on the data directory. */
    public static boolean hasServer(Configuration configuration) {
        return AdminClient.isListening(socket(configuration));
    }

    /** The file of the socket on which a server executes these commands. */
    static Path socket(Configuration configuration) {
        return configuration.dataDir().resolve("hexpay.sock");
    }

    /** Executes a request and returns its output. */
    String execute(AdminRequest request) {
        String expected = request.arguments().get(DATABASE);
        if (expected != null && !expected.equals(configuration.database().url())) {
            throw new ConfigurationException("the server that runs on this data directory uses another database");
        }
        return switch (request.command()) {
            case CREATE_ORGANIZATION -> createOrganization(request);
            case CREATE_KEY -> createKey(request);
            case DISCARD_MASTER_KEY -> discard(request.get(ID));
            case ENABLE_WEBHOOK -> enableWebhook(WebhookEndpointId.parse(request.get(ID)));
            case LOGIN -> loginLink(OperatorRole.valueOf(request.get(ROLE)), request.get(NAME), request.get(ACTOR));
            // It is migrated before any command is executed.
            case MIGRATE -> "The database is up to date.";
            default -> throw new IllegalArgumentException("this server knows no command " + request.command());
        };
    }

    private String createOrganization(AdminRequest request) {
        Organization created = organizations.create(request.get(NAME));
        return "organization  " + created.id().value() + "\nsandbox key   "
                + organizations.issueKey(created, Mode.SANDBOX, FIRST_KEY).value();
    }

    private String createKey(AdminRequest request) {
        Mode mode = Mode.valueOf(request.get(MODE));
        KeyName name = new KeyName(request.get(NAME));
        Organization organization = organization(request.arguments().get(ORGANIZATION));
        return organizations.issueKey(organization, mode, name).value();
    }

    /** The organization with this id; without an id, the only one. */
    Organization organization(@Nullable String id) {
        List<Organization> all = organizations.all();
        if (id == null && all.size() < 2) {
            return organizations.getOrCreate(configuration.sellerName());
        }
        return all.stream()
                .filter(each -> each.id().value().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        (id == null ? "there are several organizations" : "there is no organization " + id)
                                + ": name one with --organization\n" + listOf(all)));
    }

    private String discard(String id) {
        try {
            masterKeys.discard(id, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
        return "Servers start without master key " + id + ". What it has encrypted cannot be read.";
    }

    private String enableWebhook(WebhookEndpointId id) {
        Scoped<WebhookEndpoint> enabled = webhooks.enable(id);
        return "Events are sent to " + enabled.value().settings().url().value()
                + " again. Those that occurred while it was disabled are sent when they are replayed.";
    }

    /**
     * The URL of a new link that logs an operator in, once.
     *
     * @throws ConfigurationException when there is no page to log in to
     */
    String loginLink(OperatorRole role, String name, String actor) {
        if (configuration.operatorPage().place() == OperatorPage.Place.NOWHERE) {
            throw new ConfigurationException(Setting.OPERATOR.variable() + " is off: there is no page to log in to");
        }
        return configuration.operatorUrl() + "/operator/login/"
                + loginLinks.create(role, name, actor).value();
    }

    private static String listOf(List<Organization> organizations) {
        return organizations.stream()
                .map(each -> "  " + each.id().value() + "  " + each.name())
                .collect(Collectors.joining("\n"));
    }
}
