package dev.hexpay.bootstrap.cli;

/** Starts Hexpay from the command line. */
public final class Main {
    private Main() {}

    /** Runs the command and exits with its exit code. A started server keeps running. */
    public static void main(String[] args) {
        int exitCode = HexpayCommand.run(System.getenv(), args);
        if (exitCode != HexpayCommand.RUNNING) {
            System.exit(exitCode);
        }
    }
}
