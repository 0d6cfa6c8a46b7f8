package dev.hexpay.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Measures starts of {@code ./hexpay serve}, up to the first answer with status 200, in a data directory that does not exist
 * yet and again in the same one. It prints medians in Markdown. System property: {@code starts}, how many of each.
 */
public final class Starts {
    private static final Duration POLL = Duration.ofMillis(2);
    private static final int OK = 200;
    private static final String NEW = "new";
    private static final String EXISTING = "existing";

    private final HttpClient client = HttpClient.newHttpClient();

    private Starts() {}

    /** What one start has taken: milliseconds until the first answer, of these on the processors, and memory then. */
    record Figures(double millis, double processorMillis, double megabytes) {}

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        Starts starts = new Starts();
        List<Figures> inNew = new ArrayList<>();
        List<Figures> inExisting = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("starts", 10); i++) {
            Path directory = Files.createTempDirectory("hexpay-benchmark");
            inNew.add(starts.measure(directory));
            inExisting.add(starts.measure(directory));
            delete(directory);
        }
        System.out.println("| data directory | until the first answer, ms | CPU, ms | memory, MB |");
        System.out.println("|---|---:|---:|---:|");
        System.out.println(line(NEW, inNew));
        System.out.println(line(EXISTING, inExisting));
    }

    private static String line(String name, List<Figures> figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f |",
                name,
                median(figures.stream().map(Figures::millis).toList()),
                median(figures.stream().map(Figures::processorMillis).toList()),
                median(figures.stream().map(Figures::megabytes).toList()));
    }

    private Figures measure(Path directory) throws Exception {
        int port = freePort();
        String url = "http://127.0.0.1:" + port;
        ProcessBuilder builder = new ProcessBuilder("./hexpay", "serve");
        builder.environment().put("HEXPAY_PORT", Integer.toString(port));
        builder.environment().put("HEXPAY_PUBLIC_URL", url);
        builder.environment().put("HEXPAY_DATA_DIR", directory.resolve("data").toString());
        builder.redirectOutput(directory.resolve("output").toFile());
        builder.redirectError(directory.resolve("log").toFile());
        long start = System.nanoTime();
        Process server = builder.start();
        try {
            while (!isUp(url, server)) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            double millis = (System.nanoTime() - start) / 1e6;
            double processor = server.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
            return new Figures(millis, processor, memoryMegabytes(server));
        } finally {
            server.destroy();
            if (!server.waitFor(60, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }

    private boolean isUp(String url, Process server) throws InterruptedException {
        if (!server.isAlive()) {
            throw new IllegalStateException("the server did not start");
        }
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url + "/health")).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static double memoryMegabytes(Process server) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(server.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
