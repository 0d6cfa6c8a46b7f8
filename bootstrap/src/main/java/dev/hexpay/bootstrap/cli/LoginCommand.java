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

    @Option(
            names = "--role",
            defaultValue = "ADMIN",
            description = "${COMPLETION-CANDIDATES}, in any case; by default ${DEFAULT-VALUE}")
    private OperatorRole role = OperatorRole.ADMIN;

    @Option(
            names = "--name",
            defaultValue = "${sys:user.name}",
            description = "who gets it, for the audit log; by default the user of this machine")
    private String name = "";

    LoginCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.login(role, name)));
        out.flush();
    }
}
