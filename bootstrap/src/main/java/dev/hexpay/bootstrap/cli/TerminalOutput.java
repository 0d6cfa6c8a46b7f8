package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ShownSetting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One aligned block for a person. */
final class TerminalOutput implements ServeOutput {
    private final String version;
    private final long startedNanos;
    private final PrintWriter out;
    private List<ShownSetting> changed = List.of();

    /**
     * Output on a terminal.
     *
     * @param version the program and its version
     * @param startedNanos when it was started, in the time of {@link System#nanoTime}
     */
    TerminalOutput(String version, long startedNanos, PrintWriter out) {
        this.version = version;
        this.startedNanos = startedNanos;
        this.out = out;
    }

    @Override
    public void starting(List<ShownSetting> settings) {
        changed = settings.stream().filter(setting -> !setting.isDefault()).toList();
    }

    @Override
    public void ready(Configuration configuration, StartedAccess access) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
        print(block(
                        "%s, ready in %d.%d s".formatted(version, millis / 1000, millis % 1000 / 100),
                        configuration,
                        access)
                .text());
    }

    /** A new line of the block is added here. */
    private StartBlock block(String title, Configuration configuration, StartedAccess access) {
        ApiKeySecret firstKey = access.firstKey();
        StartBlock block = new StartBlock(title)
                .line("address", configuration.publicUrl())
                .line("documentation", configuration.publicUrl() + "/docs");
        String loginLink = access.loginLink().get();
        if (loginLink != null) {
            block.line("operator page", loginLink + "  (once, within ten minutes)");
        }
        if (firstKey != null) {
            block.line("sandbox key", firstKey.value() + "  (shown only now)");
        }
        block.line("a payment link", "./hexpay link 25.00 eur \"First payment\" --open");
        String name = "settings";
        for (ShownSetting setting : changed) {
            block.line(name, setting.assignment());
            name = "";
        }
        return block.line("stop", "Ctrl-C");
    }

    @Override
    public void stopping(String progress) {
        print(progress + "\n");
    }

    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
