package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationException;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.error.PaymentsException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command {@code hexpay}, with a subcommand for each task of an operator. */
@Command(
        name = "hexpay",
        description = "Hosted payment links and off-session charges.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class HexpayCommand {
    /** The exit code of a command that keeps running after it returns. */
    public static final int RUNNING = -1;

    private static final Logger LOG = LoggerFactory.getLogger(HexpayCommand.class);

    private HexpayCommand() {}

    /** Runs the command in {@code args} and returns its exit code, or {@link #RUNNING}. */
    public static int run(Map<String, String> environment, String... args) {
        Supplier<Configuration> configuration =
                () -> ConfigurationReader.read(DataDirectory.addTo(environment, program(), Path.of("")));
        CommandLine commandLine = new CommandLine(new HexpayCommand());
        PrintWriter out = commandLine.getOut();
        commandLine.addSubcommand(new ServeCommand(configuration, out));
        commandLine.addSubcommand(
                new CommandLine(new KeysCommand()).addSubcommand(new CreateKeyCommand(configuration, out)));
        commandLine.addSubcommand(new CommandLine(new OrganizationsCommand())
                .addSubcommand(new CreateOrganizationCommand(configuration, out)));
        commandLine.addSubcommand(new CommandLine(new MasterKeyCommand())
                .addSubcommand(new RotateMasterKeyCommand(configuration, out))
                .addSubcommand(new DiscardMasterKeyCommand(configuration, out)));
        commandLine.addSubcommand(
                new CommandLine(new WebhooksCommand()).addSubcommand(new EnableWebhookCommand(configuration, out)));
        commandLine.addSubcommand(new ListenCommand(out));
        commandLine.addSubcommand(new TriggerCommand(out));
        commandLine.addSubcommand(new MigrateCommand(configuration, out));
        commandLine.addSubcommand(new StatusCommand(configuration, out));
        commandLine.addSubcommand(new DoctorCommand(configuration, out));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((thrown, failed, parsed) -> {
            if (thrown instanceof ConfigurationException || thrown instanceof PaymentsException) {
                failed.getErr().println("hexpay: " + thrown.getMessage());
            } else {
                LOG.error("unexpected", thrown);
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine.execute(args);
    }

    /** The jar, or the directory with the classes. */
    private static Path program() {
        try {
            return Path.of(HexpayCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
