package dev.hexpay.bootstrap.cli;

/** Starts Hexpay from the command line. */
public final class Main {
    private Main() {}

    /** Runs the command and ends with its exit code; a started server goes on. */
    public static void main(String[] args) {
        int exitCode = HexpayCommand.run(System.getenv(), args);
        if (exitCode != HexpayCommand.RUNNING) {
            System.exit(exitCode);
        }
    }
}
