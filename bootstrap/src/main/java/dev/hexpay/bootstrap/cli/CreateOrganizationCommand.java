package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.PlainText;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Creates an organization and prints its id and its first sandbox key. */
@Command(
        name = "create",
        description = "Create an organization; print its id and a sandbox key.",
        footer = {"%nExample:", "  ./hexpay organizations create \"Second Shop\""})
final class CreateOrganizationCommand implements Runnable {
    private static final int MAX_NAME = 200;

    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Parameters(paramLabel = "NAME", description = "its name, which payers see")
    private String name = "";

    CreateOrganizationCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.createOrganization(validName())));
        out.flush();
    }

    private String validName() {
        try {
            return PlainText.singleLine(name.strip(), MAX_NAME);
        } catch (InvalidValueException invalid) {
            throw PaymentsException.invalid("name", invalid.message());
        }
    }
}
