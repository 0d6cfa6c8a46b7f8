package dev.hexpay.sharded;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexpay.adapter.http.HexpayRoutes;
import dev.hexpay.adapter.http.limit.LimitSettings;
import dev.hexpay.domain.payment.LinkTokenForm;
import dev.hexpay.embedded.Hexpay;
import dev.hexpay.embedded.HexpayBuilder;
import io.javalin.Javalin;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A server of its own process, on shards or on one plain database. */
public final class ShardedServer {
    private static final int POOL = 10;
    private static final byte[] MASTER_KEY =
            "the same 32 bytes on all servers".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private ShardedServer() {}

    /**
     * Serves until its input ends.
     *
     * @param arguments the port, the file for what {@link UnitsOfWork} counts or {@code -}, and the URLs of the databases
     */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        List<String> urls = List.of(arguments).subList(2, arguments.length);
        Hexpay hexpay;
        if (urls.size() == 1) {
            hexpay =
                    builder(Shards.pool(urls.get(0), POOL)).publicUrl(url(port)).build();
        } else if (arguments[1].equals("-")) {
            hexpay = sharded(Shards.at(urls, POOL).together(""))
                    .publicUrl(url(port))
                    .build();
        } else {
            UnitsOfWork units = UnitsOfWork.watch();
            DataSource shards = Shards.at(urls, POOL).together(Shards.LOGGED);
            hexpay = sharded(units.seen(shards)).publicUrl(url(port)).build();
            writeRepeatedly(units, Path.of(arguments[1]));
        }
        HexpayRoutes routes = HexpayRoutes.of(hexpay.ports(), url(port), hexpay.pageSecrets(), hexpay.clock())
                .withLimits(LimitSettings.WITHOUT_RATES);
        Javalin server = Javalin.create(routes::addTo).start("127.0.0.1", port);
        hexpay.startJobs();
        System.out.println("READY");
        while (System.in.read() >= 0) {
            // Only the end matters.
        }
        server.stop();
        hexpay.close();
        System.exit(0);
    }

    static HexpayBuilder builder(HikariDataSource plain) {
        return Hexpay.builder().dataSource(plain).masterKey(MASTER_KEY);
    }

    /** Hexpay on migrated shards. */
    static HexpayBuilder sharded(DataSource shards) {
        return Hexpay.builder()
                .dataSource(shards)
                .schema("hexpay")
                .tablesAreMigrated()
                .sendsStatementsSingly()
                .linkTokens(LinkTokenForm.ROUTED)
                .masterKey(MASTER_KEY);
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static void writeRepeatedly(UnitsOfWork units, Path file) {
        Thread writer = new Thread(() -> {
            try {
                while (true) {
                    units.write(file);
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        writer.setDaemon(true);
        writer.start();
    }
}
