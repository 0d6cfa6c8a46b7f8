package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.LogFormat;
import dev.hexpay.domain.error.PaymentsException;
import java.io.PrintWriter;
import java.time.Instant;
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
        CommandLine commandLine = withSubcommands(new CommandEnvironment(environment));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(new ParameterErrors());
        commandLine.setExecutionExceptionHandler(HexpayCommand::report);
        if (args.length == 0) {
            commandLine.usage(commandLine.getOut());
            return CommandLine.ExitCode.OK;
        }
        return commandLine.execute(args);
    }

    /** The command with its subcommands; it executes nothing yet. */
    static CommandLine withSubcommands(CommandEnvironment environment) {
        CommandLine commandLine = new CommandLine(new HexpayCommand());
        PrintWriter out = commandLine.getOut();
        Supplier<Configuration> configuration = environment::configuration;
        return commandLine
                .addSubcommand(new ServeCommand(environment, it -> serveOutput(it, out)))
                .addSubcommand(new LinkCommand(environment, out, commandLine.getErr(), Instant::now))
                .addSubcommand(new LoginCommand(configuration, out, commandLine.getErr()))
                .addSubcommand(new ConfigCommand(environment, out))
                .addSubcommand(new StatusCommand(configuration, out))
                .addSubcommand(new DoctorCommand(configuration, out))
                .addSubcommand(new ReconcileCommand(configuration, out))
                .addSubcommand(new AuditCommand(configuration, out))
                .addSubcommand(new BackupCommand(configuration, out))
                .addSubcommand(new RestoreCommand(configuration, out))
                .addSubcommand(
                        new CommandLine(new KeysCommand()).addSubcommand(new CreateKeyCommand(configuration, out)))
                .addSubcommand(new CommandLine(new OrganizationsCommand())
                        .addSubcommand(new CreateOrganizationCommand(configuration, out)))
                .addSubcommand(new ListenCommand(environment, out))
                .addSubcommand(new TriggerCommand(environment, out))
                .addSubcommand(new CommandLine(new WebhooksCommand())
                        .addSubcommand(new EnableWebhookCommand(configuration, out)))
                .addSubcommand(new MigrateCommand(configuration, out))
                .addSubcommand(new ArchiveClassesCommand())
                .addSubcommand(new CommandLine(new MasterKeyCommand())
                        .addSubcommand(new RotateMasterKeyCommand(configuration, out))
                        .addSubcommand(new DiscardMasterKeyCommand(configuration, out)));
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
