package dev.hexpay.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in its own JVM, started with the operators' command line, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final List<String> output;

    private ServerProcess(Process process, List<String> output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code hexpay serve} with these settings and waits until it prints that it is ready. */
    static ServerProcess serve(Map<String, String> settings) {
        return whenReady(settings, command(settings, "serve"));
    }

    /** Starts a server whose clock is ahead by this time; it prints a new key at each start. */
    static ServerProcess serveAhead(Map<String, String> settings, Duration ahead) {
        return whenReady(settings, java(settings, ShiftedClockServer.class.getName(), ahead.toString()));
    }

    private static ServerProcess whenReady(Map<String, String> settings, Process process) {
        List<String> output = new ArrayList<>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        boolean firstStart = false;
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                output.add(line);
                firstStart |= line.startsWith("This is the first start");
                if (line.startsWith("Ready")) {
                    return new ServerProcess(process, output);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("the server ended (first start: " + firstStart + "): " + output + errors(settings));
    }

    /** Starts the command in its own JVM. Its log goes to a file in the data directory. */
    static Process command(Map<String, String> settings, String... arguments) {
        return java(settings, "dev.hexpay.bootstrap.cli.Main", arguments);
    }

    /** Starts the command at a terminal of its own, which is standard input and output of the process. */
    static Process commandAtTerminal(Map<String, String> settings, String... arguments) {
        // Without exec, a shell that waits for the command gets Ctrl-C too, and its exit code hides the command's.
        // A build in the background ignores Ctrl-C, and so would what it starts.
        String command = "exec env --default-signal=INT "
                + String.join(" ", commandLine("dev.hexpay.bootstrap.cli.Main", arguments));
        return start(settings, List.of("script", "--quiet", "--flush", "--return", "--command", command, "/dev/null"));
    }

    private static Process java(Map<String, String> settings, String mainClass, String... arguments) {
        return start(settings, commandLine(mainClass, arguments));
    }

    private static List<String> commandLine(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It runs for seconds: the second compiler would take more time than it saves.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(Map<String, String> settings, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(settings);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log(settings).toFile()));
        try {
            Files.createDirectories(log(settings).getParent());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String errors(Map<String, String> settings) {
        try {
            return Files.readString(log(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Map<String, String> settings) {
        return Path.of(settings.get("HEXPAY_DATA_DIR"), "test.log");
    }

    /** The lines that it printed until it was ready. */
    List<String> output() {
        return output;
    }

    /** The key that the first start prints. */
    String printedKey() {
        return output.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("ck_sandbox_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no key in " + output));
    }

    /** The id of the process. */
    long pid() {
        return process.pid();
    }

    /** Kills the process. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Terminates the process with SIGTERM and returns its exit code. */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    private int awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not stop");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
