package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.domain.operator.OperatorRole;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates a login link and prints only its URL. */
@Command(
        name = "login",
        description = "Print a link to the operator page that logs in once, within ten minutes.",
        footer = {"%nExample:", "  ./hexpay login --role support --name \"Ada Lovelace\""})
final class LoginCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;
    private final PrintWriter err;

    @Option(
            names = "--role",
            defaultValue = "ADMIN",
            description = "${COMPLETION-CANDIDATES}, in any case; by default ${DEFAULT-VALUE}")
    private OperatorRole role = OperatorRole.ADMIN;

    @Option(
            names = "--name",
            defaultValue = "${sys:user.name}",
            description = "who gets it and logs in, for the audit log; by default the user of this machine")
    private String name = "";

    LoginCommand(Supplier<Configuration> settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        Configuration configuration = settings.get();
        out.println(AdminCommands.execute(configuration, AdminCommands.login(role, name)));
        out.flush();
        // Servers that share another database may run elsewhere.
        if (configuration.database().isEmbedded() && !AdminCommands.hasServer(configuration)) {
            err.println("hexpay: no server runs on " + configuration.dataDir()
                    + ": start it within ten minutes, or set HEXPAY_DATA_DIR as for the server");
            err.flush();
        }
    }
}
