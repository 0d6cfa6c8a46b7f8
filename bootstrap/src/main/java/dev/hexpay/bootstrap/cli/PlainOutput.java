package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ShownSetting;
import dev.hexpay.domain.tenant.ApiKeySecret;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines for programs: the key, a command and {@code Ready:} on standard output, everything else in the log. */
final class PlainOutput implements ServeOutput {
    private static final Logger LOG = LoggerFactory.getLogger(PlainOutput.class);

    private final PrintWriter out;

    PlainOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void starting(List<ShownSetting> settings) {
        settings.stream().filter(setting -> !setting.isDefault()).forEach(setting -> LOG.info(setting.assignment()));
    }

    @Override
    public void ready(Configuration configuration, StartedAccess access) {
        ApiKeySecret firstKey = access.firstKey();
        if (firstKey != null) {
            printFirstSteps(configuration, firstKey, access.loginLink().get());
        }
        out.println("Ready: " + configuration.publicUrl());
        out.flush();
    }

    private void printFirstSteps(Configuration configuration, ApiKeySecret key, @Nullable String loginLink) {
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
        if (loginLink != null) {
            out.println("Log in to the operator page within ten minutes; the link works once:");
            out.println();
            out.println("  " + loginLink);
            out.println();
        }
    }

    @Override
    public void stopping(String progress) {
        LOG.info(progress);
    }
}
