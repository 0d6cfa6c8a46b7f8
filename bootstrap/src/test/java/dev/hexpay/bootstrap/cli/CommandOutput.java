package dev.hexpay.bootstrap.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a command prints in this process.
 *
 * @param out the lines on standard output
 * @param err the lines on standard error
 */
record CommandOutput(int exitCode, List<String> out, List<String> err) {
    static CommandOutput of(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return new CommandOutput(HexpayCommand.run(environment, arguments), lines(out), lines(err));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private static List<String> lines(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
