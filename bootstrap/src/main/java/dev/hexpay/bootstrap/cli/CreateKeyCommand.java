package dev.hexpay.bootstrap.cli;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a new key and nothing else, so that a script can take it. */
@Command(name = "create", description = "Make a key and print just the key.")
final class CreateKeyCommand implements Runnable {
    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    @Option(names = "--mode", required = true, description = "${COMPLETION-CANDIDATES}, in any case")
    private Mode mode = Mode.SANDBOX;

    @Option(names = "--name", defaultValue = "Made by the operator", description = "what to call it")
    private String name = "";

    CreateKeyCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public void run() {
        Configuration configuration = settings.get();
        KeyName keyName = new KeyName(name);
        try (Hexpay hexpay = Hexpay.open(configuration)) {
            ProvisionOrganization organizations = hexpay.useCases().provisionOrganization();
            out.println(organizations
                    .issueKey(organizations.getOrCreate(configuration.sellerName()), mode, keyName)
                    .value());
            out.flush();
        }
    }
}
