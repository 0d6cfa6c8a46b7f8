package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.Setting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the server until it is stopped. */
@Command(
        name = "serve",
        description = "Run the server; stop it with Ctrl-C or SIGTERM.",
        footer = {"%nExamples:", "  ./hexpay serve", "  HEXPAY_PORT=9000 HEXPAY_DATA_DIR=/var/lib/hexpay ./hexpay serve"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final CommandEnvironment environment;
    private final Function<Configuration, ServeOutput> outputs;

    /**
     * The command.
     *
     * @param outputs the output for a configuration
     */
    ServeCommand(CommandEnvironment environment, Function<Configuration, ServeOutput> outputs) {
        this.environment = environment;
        this.outputs = outputs;
    }

    @Override
    public Integer call() {
        HexpayServer.loadClasses();
        Configuration configuration = environment.configuration();
        ServeOutput output = outputs.apply(configuration);
        output.starting(environment.shown(configuration));
        if (configuration.isSellerTimeZoneMissing()) {
            LOG.warn(
                    "{} is not set and {} has no single time zone: documents are dated, and sales are taxed, by the day in UTC",
                    Setting.SELLER_TIME_ZONE.variable(),
                    configuration.seller().country());
        }
        HexpayServer server = HexpayServer.open(configuration);
        Thread stop = new Thread(() -> stop(server, output), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        boolean isReady = false;
        try {
            server.listen();
            // Not before the port is open: a key that is created but never printed is lost.
            Optional<ApiKeySecret> firstKey =
                    server.ports().apiKeys().provision().createFirst(configuration.sellerName());
            output.ready(configuration, new StartedAccess(firstKey.orElse(null), server::loginLink));
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
    private static void stop(HexpayServer server, ServeOutput output) {
        int exitCode = CommandLine.ExitCode.SOFTWARE;
        try (StopProgress progress = StopProgress.start(server::unfinishedWork, output::stopping)) {
            server.close();
            progress.close();
            output.stopping("stopped");
            exitCode = CommandLine.ExitCode.OK;
        } catch (RuntimeException e) {
            LOG.error("the server did not stop properly", e);
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
