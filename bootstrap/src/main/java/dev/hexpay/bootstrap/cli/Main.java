package dev.hexpay.bootstrap.cli;

import dev.hexpay.bootstrap.log.LogConfiguration;

/** Starts Hexpay from the command line. */
public final class Main {
    private Main() {}

    /** Runs the command and exits with its exit code. A started server keeps running. */
    public static void main(String[] args) {
        // Java 22 to 24 have another console by default, which is there without a terminal, too.
        System.setProperty("jdk.console", "java.base");
        LogConfiguration.apply(System.getenv());
        int exitCode = HexpayCommand.run(System.getenv(), args);
        if (exitCode != HexpayCommand.RUNNING) {
            System.exit(exitCode);
        }
    }
}
