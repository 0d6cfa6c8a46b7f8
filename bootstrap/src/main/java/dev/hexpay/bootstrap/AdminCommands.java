package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.PrivateFiles;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.JobStatus;
import dev.hexpay.embedded.MasterKeyRegister;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands of an operator, executed by the process that has the database. */
public final class AdminCommands {
    private static final String CREATE_ORGANIZATION = "organizations create";
    private static final String CREATE_KEY = "keys create";
    private static final String DISCARD_MASTER_KEY = "master-key discard";
    private static final String MIGRATE = "migrate";
    private static final String STATUS = "status";
    private static final String DATABASE = "database";
    private static final String ID = "id";
    private static final String MODE = "mode";
    private static final String NAME = "name";
    private static final String ORGANIZATION = "organization";
    private static final KeyName FIRST_KEY = new KeyName("First key");

    private final Configuration configuration;
    private final Hexpay hexpay;
    private final MasterKeyRegister masterKeys;
    private final Instant startedAt;

    AdminCommands(Configuration configuration, Hexpay hexpay, MasterKeyRegister masterKeys) {
        this.configuration = configuration;
        this.hexpay = hexpay;
        this.masterKeys = masterKeys;
        this.startedAt = hexpay.clock().instant();
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

    /** Brings the database up to date. */
    public static AdminRequest migrate() {
        return AdminRequest.of(MIGRATE);
    }

    /**
     * Executes a command in this process or, when a running server has the embedded database open, in that server.
     *
     * @return the output
     * @throws ConfigurationException when the database cannot be reached
     */
    public static String execute(Configuration configuration, AdminRequest request) {
        try (HexpayServer server = HexpayServer.open(configuration)) {
            return server.commands().execute(request);
        } catch (DatabaseInUseException e) {
            return send(configuration, request);
        }
    }

    /**
     * Makes servers start without the master key of this id. It needs no master key itself, and is executed like {@link
     * #execute(Configuration, AdminRequest)}.
     *
     * @return the output
     * @throws ConfigurationException when the database cannot be reached or knows no such key
     */
    public static String discardMasterKey(Configuration configuration, String id) {
        PrivateFiles.protect(configuration);
        try (Databases databases = Databases.connect(configuration)) {
            MasterKeyRegister register = HexpayServer.registerOf(databases.pool("hexpay", 1));
            return discard(register, id, Instant.now());
        } catch (DatabaseInUseException e) {
            return send(configuration, AdminRequest.of(DISCARD_MASTER_KEY).with(ID, id));
        }
    }

    private static String send(Configuration configuration, AdminRequest request) {
        return AdminClient.send(
                socket(configuration),
                request.with(DATABASE, configuration.database().url()));
    }

    private static String discard(MasterKeyRegister register, String id, Instant now) {
        try {
            register.discard(id, now);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
        return "Servers start without master key " + id + ". What it has encrypted cannot be read.";
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
            case DISCARD_MASTER_KEY ->
                discard(masterKeys, request.get(ID), hexpay.clock().instant());
            // A server has migrated the database before it executes commands.
            case MIGRATE -> "The database is up to date.";
            case STATUS -> status();
            default -> throw new IllegalArgumentException("this server knows no command " + request.command());
        };
    }

    private String createOrganization(AdminRequest request) {
        ProvisionOrganization organizations = hexpay.apiKeys().provision();
        Organization created = organizations.create(request.get(NAME));
        return "organization  " + created.id().value() + "\nsandbox key   "
                + organizations.issueKey(created, Mode.SANDBOX, FIRST_KEY).value();
    }

    private String createKey(AdminRequest request) {
        Mode mode = Mode.valueOf(request.get(MODE));
        KeyName name = new KeyName(request.get(NAME));
        Organization organization = organization(request.arguments().get(ORGANIZATION));
        return hexpay.apiKeys().provision().issueKey(organization, mode, name).value();
    }

    /** The organization with this id; without an id, the only one. */
    private Organization organization(@Nullable String id) {
        ProvisionOrganization organizations = hexpay.apiKeys().provision();
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

    private static String listOf(List<Organization> organizations) {
        return organizations.stream()
                .map(each -> "  " + each.id().value() + "  " + each.name())
                .collect(Collectors.joining("\n"));
    }

    private String status() {
        StringBuilder text = new StringBuilder();
        text.append("running since                  ").append(startedAt);
        text.append("\noldest unfinished transaction  ").append(oldestUnfinished());
        text.append("\n\n").append(row("job", "last start", "last success", "last failure"));
        for (JobStatus job : hexpay.jobStatuses()) {
            text.append('\n')
                    .append(row(
                            job.name(),
                            orNever(job.lastStartedAt()),
                            orNever(job.lastSucceededAt()),
                            orNever(job.lastFailedAt())));
        }
        return text.toString();
    }

    private String oldestUnfinished() {
        try {
            return hexpay.outPorts()
                    .store()
                    .transactions()
                    .oldestUnfinished()
                    .map(Instant::toString)
                    .orElse("none");
        } catch (DatabaseUnavailableException e) {
            return "unknown: the database is not available";
        }
    }

    private static String row(String job, String started, String succeeded, String failed) {
        return "%-18s  %-24s  %-24s  %s".formatted(job, started, succeeded, failed);
    }

    private static String orNever(@Nullable Instant time) {
        return time == null ? "never" : time.toString();
    }
}
