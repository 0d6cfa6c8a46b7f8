package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.ShownSetting;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Prints every setting. */
@Command(
        name = "config",
        description = "Print every setting, where it comes from, and its value; secrets are masked.",
        footer = {"%nExample:", "  HEXPAY_PORT=9000 ./hexpay config"})
final class ConfigCommand implements Runnable {
    private final CommandEnvironment environment;
    private final PrintWriter out;

    ConfigCommand(CommandEnvironment environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public void run() {
        List<ShownSetting> settings = environment.shown(environment.configuration());
        int width = settings.stream()
                .mapToInt(setting -> setting.variable().length())
                .max()
                .orElseThrow();
        for (ShownSetting setting : settings) {
            out.println(
                    ("%-" + width + "s  %-11s  %s").formatted(setting.variable(), setting.source(), setting.value()));
        }
        out.flush();
    }
}
