package dev.hexpay.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in its own Java process, so that its time on the processor and its memory are its own. */
final class ServerProcess implements AutoCloseable {
    static final int POOL = 10;
    static final int CONNECTIONS = Integer.getInteger("connections", 8);
    private static final List<String> JVM_OPTIONS = Stream.of(
                    System.getProperty("jvm", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Process process;
    private final int port;
    private final @Nullable String databaseUrl;
    private final Map<String, List<String>> facts = new HashMap<>();

    private ServerProcess(String mainClass, int port, List<String> arguments, Map<String, String> environment) {
        this.port = port;
        this.databaseUrl = environment.get("HEXPAY_DATABASE_URL");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dconnections=" + CONNECTIONS,
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(1, JVM_OPTIONS);
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectError(
                    Files.createTempFile("hexpay-benchmark", ".log").toFile());
            this.process = builder.start();
            readFacts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The straight line on this database. */
    static ServerProcess straightLine(BenchmarkDatabase.Login database) {
        int port = freePort();
        return new ServerProcess(
                StraightLine.class.getName(),
                port,
                List.of(Integer.toString(port)),
                Map.of(
                        "DATABASE_URL", database.url(),
                        "DATABASE_USER", database.user(),
                        "DATABASE_PASSWORD", database.password()));
    }

    /** Hexpay on this database, with a provider of this name. */
    static ServerProcess hexpay(BenchmarkDatabase.Login database, String provider) {
        int port = freePort();
        Map<String, String> settings = new HashMap<>();
        settings.put("HEXPAY_PORT", Integer.toString(port));
        settings.put("HEXPAY_PUBLIC_URL", "http://127.0.0.1:" + port);
        settings.put("HEXPAY_DATA_DIR", newDirectory().toString());
        settings.put("HEXPAY_DATABASE_URL", database.url());
        settings.put("HEXPAY_DATABASE_USER", database.user());
        settings.put("HEXPAY_DATABASE_PASSWORD", database.password());
        settings.put("HEXPAY_DATABASE_POOL", Integer.toString(POOL));
        settings.put("HEXPAY_RATE_LIMIT", "off");
        settings.put("HEXPAY_RATE_LIMIT_ADDRESS", "off");
        settings.put("HEXPAY_SELLER_COUNTRY", "DE");
        settings.put("HEXPAY_TAX_REGISTRATIONS", "DE");
        return new ServerProcess(MeasuredHexpay.class.getName(), port, List.of(provider), settings);
    }

    private void readFacts() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); ; line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the server did not start");
            }
            if (line.equals("READY")) {
                return;
            }
            String[] fact = line.split(" ", 2);
            if (fact.length == 2) {
                facts.computeIfAbsent(fact[0], name -> new ArrayList<>()).add(fact[1]);
            }
        }
    }

    int port() {
        return port;
    }

    /** The database of a Hexpay server; null for the straight line. */
    @Nullable
    String databaseUrl() {
        return databaseUrl;
    }

    /** What it has printed under this name. */
    List<String> facts(String name) {
        return facts.getOrDefault(name, List.of());
    }

    /** The time that it has spent on the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Its memory now, in bytes. */
    long memoryBytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops its threads until {@link #resume}: its jobs and its lists read nothing meanwhile. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on after {@link #pause}. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill -" + name + " has failed");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("hexpay-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
