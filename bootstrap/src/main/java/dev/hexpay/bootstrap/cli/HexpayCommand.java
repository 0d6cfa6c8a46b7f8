package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.LogFormat;
import dev.hexpay.domain.error.PaymentsException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command {@code hexpay}, with a subcommand for each task of an operator. */
@Command(
        name = "hexpay",
        description = "Hosted payment links and off-session charges.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nExamples:",
            "  ./hexpay serve",
            "  ./hexpay link 25.00 eur \"First payment\" --open",
            "  ./hexpay link --help"
        })
public final class HexpayCommand {
    /** The exit code of a command that keeps running after it returns. */
    public static final int RUNNING = -1;

    /** When the program was started, but for the start of Java. */
    private static final long LOADED_NANOS = System.nanoTime();

    private static final Logger LOG = LoggerFactory.getLogger(HexpayCommand.class);

    private HexpayCommand() {}

    /** Runs the command in {@code args} and returns its exit code, or {@link #RUNNING}. Without a command, prints help. */
    public static int run(Map<String, String> environment, String... args) {
        CommandLine commandLine = withSubcommands(new CommandEnvironment(environment), args);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(new ParameterErrors());
        commandLine.setExecutionExceptionHandler(HexpayCommand::report);
        if (args.length == 0) {
            commandLine.usage(commandLine.getOut());
            return CommandLine.ExitCode.OK;
        }
        return commandLine.execute(args);
    }

    /**
     * The command with all subcommands, or only with the one that the arguments begin with: to describe all of them takes
     * 7 % of a start. It executes nothing yet.
     */
    static CommandLine withSubcommands(CommandEnvironment environment, String... args) {
        CommandLine commandLine = new CommandLine(new HexpayCommand());
        List<Subcommand> all = subcommands(environment, commandLine.getOut(), commandLine.getErr());
        List<Subcommand> named = all.stream()
                .filter(it -> args.length > 0 && it.name().equals(args[0]))
                .toList();
        (named.isEmpty() ? all : named).forEach(it -> commandLine.addSubcommand(it.commandLine()));
        return commandLine;
    }

    private static List<Subcommand> subcommands(CommandEnvironment environment, PrintWriter out, PrintWriter err) {
        Supplier<Configuration> configuration = environment::configuration;
        return List.of(
                Subcommand.of(new ServeCommand(environment, it -> serveOutput(it, out))),
                Subcommand.of(new LinkCommand(environment, out, err, Instant::now)),
                Subcommand.of(new LoginCommand(configuration, out, err)),
                Subcommand.of(new ConfigCommand(environment, out)),
                Subcommand.of(new StatusCommand(configuration, out)),
                Subcommand.of(new DoctorCommand(configuration, out)),
                Subcommand.of(new ReconcileCommand(configuration, out)),
                Subcommand.of(new AuditCommand(configuration, out)),
                Subcommand.of(new BackupCommand(configuration, out)),
                Subcommand.of(new RestoreCommand(configuration, out)),
                Subcommand.of(new KeysCommand(), new CreateKeyCommand(configuration, out)),
                Subcommand.of(new OrganizationsCommand(), new CreateOrganizationCommand(configuration, out)),
                Subcommand.of(new ListenCommand(environment, out)),
                Subcommand.of(new TriggerCommand(environment, out)),
                Subcommand.of(new WebhooksCommand(), new EnableWebhookCommand(configuration, out)),
                Subcommand.of(new MigrateCommand(configuration, out)),
                Subcommand.of(new ArchiveClassesCommand()),
                Subcommand.of(
                        new MasterKeyCommand(),
                        new RotateMasterKeyCommand(configuration, out),
                        new DiscardMasterKeyCommand(configuration, out)));
    }

    // Main chooses the console that is null without a terminal, on every Java.
    @SuppressWarnings("SystemConsoleNull")
    private static ServeOutput serveOutput(Configuration configuration, PrintWriter out) {
        return configuration.log() == LogFormat.TEXT && System.console() != null
                ? new TerminalOutput("Hexpay " + BuildVersion.number(), LOADED_NANOS, out)
                : new PlainOutput(out);
    }

    private static int report(Exception thrown, CommandLine failed, ParseResult parsed) {
        if (thrown instanceof ConfigurationException invalid) {
            invalid.errors().forEach(error -> failed.getErr().println("hexpay: " + error));
        } else if (thrown instanceof PaymentsException) {
            failed.getErr().println("hexpay: " + thrown.getMessage());
        } else {
            // A bug: a report of it needs the stack trace.
            LOG.error("unexpected", thrown);
            failed.getErr().println("hexpay: unexpected error, see the log: " + thrown);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
