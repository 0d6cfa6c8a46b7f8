package dev.hexpay.adapter.http;

import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.javalin.Javalin;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** The server of a shop, with routes and error pages of its own, on which Hexpay is mounted. */
final class ShopServer implements AutoCloseable {
    static final String PUBLIC_URL = "https://shop.example/pay-api";
    static final String NO_SUCH_PAGE = "the shop has no such page";
    static final String BROKEN = "the shop is broken";

    final Client client;
    volatile Throwable failure;
    private final Store store = InMemoryStore.create();
    private final Javalin javalin;

    ShopServer(String prefix) {
        SettableClock clock = new SettableClock();
        OutPorts out = TestPorts.of(store, new ScriptedProvider(), clock);
        out = TestPorts.with(out, PublicUrls.class, PublicUrls.of(PUBLIC_URL));
        InPorts ports = Application.create(TestPorts.replace(out, UnitOfWork.class, this::breakable));
        HexpayRoutes routes = HexpayRoutes.of(ports, PUBLIC_URL, List.of(new byte[32]), clock)
                .withIdempotencyWait(Duration.ofMillis(300));
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/orders", context -> context.result("two orders"));
                    config.routes.get("/orders/broken", context -> {
                        throw new IllegalStateException("an order is broken");
                    });
                    config.routes.error(404, context -> context.html(NO_SUCH_PAGE));
                    config.routes.exception(
                            Exception.class,
                            (exception, context) -> context.status(500).result(BROKEN));
                    config.routes.before(context -> MDC.put("requestId", "of-the-shop"));
                    config.routes.after(context -> context.header("X-Logged-Id", MDC.get("requestId")));
                    routes.addTo(config, prefix);
                })
                .start("127.0.0.1", 0);
        Organization organization = ports.apiKeys().provision().getOrCreate("Shop");
        String key = ports.apiKeys()
                .provision()
                .issueKey(organization, Mode.SANDBOX, new KeyName("Test"))
                .value();
        client = new Client(javalin.port(), key, new Scope(organization.id(), Mode.SANDBOX));
    }

    private UnitOfWork breakable(UnitOfWork unitOfWork) {
        return new UnitOfWork() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (failure instanceof Error error) {
                    throw error;
                }
                if (failure instanceof RuntimeException exception) {
                    throw exception;
                }
                return unitOfWork.inTransaction(work);
            }

            @Override
            public boolean isOpen() {
                return unitOfWork.isOpen();
            }

            @Override
            public boolean isInHostTransaction() {
                return unitOfWork.isInHostTransaction();
            }
        };
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
