package dev.hexpay.sharded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link ShardedServer} that can be killed and started again. */
final class ServerProcess implements AutoCloseable {
    private final int port = freePort();
    private final List<String> urls;
    private final Path directory;
    private final boolean isWatched;
    private Process process;
    private int starts;

    /** Starts it on these databases; counts are written to the directory if it is watched. */
    ServerProcess(List<String> urls, Path directory, boolean isWatched) throws IOException {
        this.urls = urls;
        this.directory = directory;
        this.isWatched = isWatched;
        start();
    }

    /** Starts the process; returns when it listens. */
    void start() throws IOException {
        starts++;
        String name = "server-" + port + "-" + starts;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:TieredStopAtLevel=" + (isWatched ? 1 : 4),
                "-cp",
                System.getProperty("java.class.path"),
                ShardedServer.class.getName(),
                Integer.toString(port),
                isWatched ? directory.resolve(name + ".units").toString() : "-"));
        command.addAll(urls);
        process = new ProcessBuilder(command)
                .redirectError(directory.resolve(name + ".log").toFile())
                .start();
        var out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); !"READY".equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the server did not start, see " + directory.resolve(name + ".log"));
            }
        }
    }

    /** Ends the process by SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String url() {
        return ShardedServer.url(port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
