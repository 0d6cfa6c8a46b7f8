package dev.hexpay.bootstrap.cli;

import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.scope.Mode;
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
            FoundOrganization found = hexpay.useCases().foundOrganization();
            out.println(found.issueKey(found.organization(configuration.sellerName()), mode, keyName)
                    .value());
            out.flush();
        }
    }
}
