package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the server until it is stopped. */
@Command(name = "serve", description = "Run the server; stop it with Ctrl-C or SIGTERM.")
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Supplier<Configuration> settings;
    private final PrintWriter out;

    ServeCommand(Supplier<Configuration> settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    @Override
    public Integer call() {
        Configuration configuration = settings.get();
        configuration.masked().forEach((name, value) -> LOG.info("{}={}", name, value));
        if (configuration.isSellerTimeZoneMissing()) {
            LOG.warn(
                    "{} is not set and {} has no single time zone: documents are dated, and sales are taxed, by the day in UTC",
                    Setting.SELLER_TIME_ZONE.variable(),
                    configuration.seller().country());
        }
        HexpayServer server = HexpayServer.open(configuration);
        Thread stop = new Thread(() -> stop(server), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        boolean isReady = false;
        try {
            server.listen();
            // Not before the port is open: a key that is created but never printed is lost.
            Optional<ApiKeySecret> firstKey =
                    server.ports().apiKeys().provision().createFirst(configuration.sellerName());
            firstKey.ifPresent(key -> printFirstSteps(configuration, key));
            out.println("Ready: " + configuration.publicUrl());
            out.flush();
            isReady = true;
            return HexpayCommand.RUNNING;
        } finally {
            if (!isReady) {
                Runtime.getRuntime().removeShutdownHook(stop);
                server.close();
            }
        }
    }

    /** Ends the process with exit code 0, not with the number of the signal that the virtual machine would return. */
    private static void stop(HexpayServer server) {
        int exitCode = CommandLine.ExitCode.SOFTWARE;
        try {
            server.close();
            exitCode = CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            LOG.error("the server did not stop properly", e);
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private void printFirstSteps(Configuration configuration, ApiKeySecret key) {
        out.println("This is the first start. Here is your sandbox key; it is shown only now:");
        out.println();
        out.println("  " + key.value());
        out.println();
        out.println("Create a payment link, then open its url and pay with card 4242 4242 4242 4242:");
        out.println();
        out.println("  curl -s " + configuration.publicUrl() + "/payments -H 'x-api-key: " + key.value() + "'"
                + " -H 'Content-Type: application/json'"
                + " -d '{\"amount\":2500,\"currency\":\"eur\",\"description\":\"First payment\"}'");
        out.println();
    }
}
