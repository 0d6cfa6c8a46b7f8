package dev.hexpay.bootstrap;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.bootstrap.admin.AdminClient;
import dev.hexpay.bootstrap.admin.AdminRequest;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.JobStatus;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commands of an operator, executed by the process that has the database. */
public final class AdminCommands {
    private static final String CREATE_KEY = "keys create";
    private static final String MIGRATE = "migrate";
    private static final String STATUS = "status";
    private static final String DATABASE = "database";
    private static final String MODE = "mode";
    private static final String NAME = "name";

    private final Configuration configuration;
    private final Hexpay hexpay;
    private final Instant startedAt;

    AdminCommands(Configuration configuration, Hexpay hexpay) {
        this.configuration = configuration;
        this.hexpay = hexpay;
        this.startedAt = hexpay.clock().instant();
    }

    /** Creates an API key; its output is the key. */
    public static AdminRequest createKey(Mode mode, KeyName name) {
        return AdminRequest.of(CREATE_KEY).with(MODE, mode.name()).with(NAME, name.value());
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
            return AdminClient.send(
                    socket(configuration),
                    request.with(DATABASE, configuration.database().url()));
        }
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
            case CREATE_KEY -> createKey(request);
            // A server has migrated the database before it executes commands.
            case MIGRATE -> "The database is up to date.";
            case STATUS -> status();
            default -> throw new IllegalArgumentException("this server knows no command " + request.command());
        };
    }

    private String createKey(AdminRequest request) {
        ProvisionOrganization organizations = hexpay.apiKeys().provision();
        return organizations
                .issueKey(
                        organizations.getOrCreate(configuration.sellerName()),
                        Mode.valueOf(request.get(MODE)),
                        new KeyName(request.get(NAME)))
                .value();
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
