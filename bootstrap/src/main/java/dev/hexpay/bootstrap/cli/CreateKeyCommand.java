package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.AdminCommands;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Creates an API key and prints only the key, for use in scripts. */
@Command(
        name = "create",
        description = "Create an API key and print only the key.",
        footer = {
            "%nExamples:",
            "  ./hexpay keys create --mode sandbox",
            "  ./hexpay keys create --mode live --name Shop"
        })
final class CreateKeyCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Option(names = "--mode", required = true, description = "${COMPLETION-CANDIDATES}, in any case")
    private Mode mode = Mode.SANDBOX;

    @Option(names = "--name", defaultValue = "Made by the operator", description = "name of the key")
    private String name = "";

    @Option(names = "--organization", paramLabel = "ID", description = "id of the organization, if there are several")
    private @Nullable UUID organization;

    CreateKeyCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(AdminCommands.execute(settings.get(), AdminCommands.createKey(mode, keyName(), organizationId())));
        out.flush();
    }

    private @Nullable OrganizationId organizationId() {
        return organization == null ? null : new OrganizationId(organization);
    }

    private KeyName keyName() {
        try {
            return new KeyName(name);
        } catch (InvalidValueException invalid) {
            throw PaymentsException.invalid("name", invalid.message());
        }
    }
}
