package example.shop;

import dev.hexpay.adapter.http.HexpayRoutes;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.embedded.Hexpay;
import io.javalin.Javalin;
import javax.sql.DataSource;

/** The server of a shop, with the API and the payment page below {@code /pay-api}. */
final class Shop implements AutoCloseable {
    private final Hexpay hexpay;
    private final Javalin server;

    Shop(DataSource dataSource, byte[] key) {
        hexpay = Hexpay.builder()
                .dataSource(dataSource)
                .masterKey(key)
                .publicUrl("https://shop.example/pay-api")
                .build();
        server = listen(hexpay);
    }

    private static Javalin listen(Hexpay hexpay) {
        HexpayRoutes routes = HexpayRoutes.of(
                hexpay.ports(), "https://shop.example/pay-api", hexpay.pageSecrets(), hexpay.clock());
        Javalin shop = Javalin.create(config -> {
            config.routes.get("/orders", context -> context.result("two orders"));
            config.routes.error(404, context -> context.result("the shop has no such page"));
            routes.addTo(config, "/pay-api");
        });
        return shop.start("127.0.0.1", 0);
    }

    String newApiKey() {
        return hexpay.apiKeys()
                .provision()
                .issueKey(hexpay.apiKeys().provision().getOrCreate("My shop"), Mode.SANDBOX, new KeyName("Shop"))
                .value();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        hexpay.close();
    }
}
