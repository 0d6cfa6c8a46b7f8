package dev.hexpay.adapter.operator;

import dev.hexpay.adapter.operator.web.OperatorHost;
import dev.hexpay.adapter.operator.web.Router;
import dev.hexpay.application.Application;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.Failpoints;
import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.ProviderNotifications;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.Description;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.ScriptedReceiver;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The operator page in a server on a free port, with the real use cases and in-memory adapters. */
final class TestSite implements AutoCloseable {
    static final String PUBLIC_URL = "https://pay.example";

    final Store store = InMemoryStore.create();
    final SettableClock clock = new SettableClock();
    final ScriptedProvider provider = new ScriptedProvider(clock);
    final ScriptedReceiver receiver = new ScriptedReceiver();
    final InPorts ports;
    volatile Failpoints failpoints = Failpoints.NONE;
    /** Sees the name of each call of a watched port before it is made; what it throws, the port throws. */
    volatile Consumer<String> calls = call -> {};

    final AtomicBoolean limitsReached = new AtomicBoolean();
    final List<Router.Route> routes = new ArrayList<>();
    private final Javalin javalin;

    TestSite() {
        this("http://127.0.0.1");
    }

    TestSite(String url) {
        OutPorts out = TestPorts.with(TestPorts.of(store, provider, clock), WebhookSender.class, receiver);
        out = TestPorts.with(out, Failpoints.class, step -> failpoints.hit(step));
        out = watched(out, Organizations.class);
        out = watched(out, OperatorSessions.class);
        out = watched(out, ApiKeys.class);
        ports = Application.create(out);
        OperatorSettings settings = new OperatorSettings(URI.create(url), PUBLIC_URL, clock, "1.2.3");
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    routes.addAll(new OperatorRoutes(settings, ports, new Host(limitsReached)).addTo(config.routes));
                })
                .start("127.0.0.1", Integer.getInteger("operator.port", 0));
    }

    private <T> OutPorts watched(OutPorts out, Class<T> type) {
        return TestPorts.replace(
                out,
                type,
                port -> type.cast(Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                            calls.accept(type.getSimpleName() + "." + method.getName());
                            try {
                                return method.invoke(port, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        })));
    }

    private record Host(AtomicBoolean limitsReached) implements OperatorHost {
        @Override
        public String client(Context context) {
            return context.req().getRemoteAddr();
        }

        @Override
        public void requireAllowance(Context context) {}

        @Override
        public void readBody(Context context, int maxBytes, Handler then) throws Exception {
            context.attribute("body", context.req().getInputStream().readNBytes(maxBytes + 1));
            then.handle(context);
        }

        @Override
        public byte[] body(Context context) {
            byte[] body = context.attribute("body");
            if (body == null) {
                throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "There is no form.");
            }
            return body;
        }

        @Override
        public <T> T send(Context context, Scope scope, InvoiceId invoice, Supplier<T> sending) {
            return limited(sending);
        }

        @Override
        public <T> T test(Context context, Scope scope, Supplier<T> test) {
            return limited(test);
        }

        private <T> T limited(Supplier<T> action) {
            if (limitsReached.get()) {
                throw PaymentsException.rateLimited("Wait a minute.", Duration.ofMinutes(1));
            }
            return action.get();
        }
    }

    /** A new organization in sandbox mode. */
    Scope organization(String name) {
        Organization any = Builders.anOrganization();
        Organization organization = new Organization(any.id(), name, any.createdAt());
        store.organizations().insert(organization);
        return new Scope(organization.id(), Mode.SANDBOX);
    }

    String apiKey(Scope scope) {
        Organization organization =
                store.organizations().find(scope.organization()).orElseThrow();
        return ports.apiKeys()
                .provision()
                .issueKey(organization, scope.mode(), new KeyName("Test"))
                .value();
    }

    /** A browser that is logged in with an API key of this scope. */
    Browser loggedIn(Scope scope) {
        Browser browser = browser();
        browser.logIn(apiKey(scope));
        return browser;
    }

    /** A browser that is logged in by a login link. */
    Browser loggedIn(OperatorRole role) {
        Browser browser = browser();
        browser.postRaw("/operator/login/" + loginToken(role), "");
        return browser;
    }

    String loginToken(OperatorRole role) {
        return ports.operators().createLoginLink().create(role, "Ada", "root").value();
    }

    Browser browser() {
        return new Browser(URI.create("http://127.0.0.1:" + javalin.port()));
    }

    Payment link(Scope scope, String amount, String description) {
        return ports.payments()
                .openLink()
                .open(scope, OpenPaymentLink.Command.of(Money.of(amount, "eur"), new Description(description)));
    }

    /** A link that was paid. */
    Payment paid(Scope scope, String amount, String description) {
        Payment link = link(scope, amount, description);
        ports.payPage().pay().pay(link.page().token(), Builders.aPayer(TestCard.SUCCEEDS));
        return ports.payments().queries().get(scope, link.id());
    }

    /** The provider notifies about the transaction. */
    void processNotification(Scope scope, TransactionId transaction) {
        store.notifications()
                .insertIfAbsent(
                        new ProviderNotifications.Notification(
                                "sandbox", "evt_1", new ProviderNotifications.OfTransaction(scope, transaction)),
                        clock.instant());
        ports.jobs().processNotifications().runOnce(1);
    }

    Payment payment(Scope scope, Payment payment) {
        return ports.payments().queries().get(scope, payment.id());
    }

    int port() {
        return javalin.port();
    }

    static String path(Scope scope) {
        return "/operator/" + scope.organization().value() + "/"
                + scope.mode().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (RuntimeException e) {
            throw new IllegalStateException(new IOException(e));
        }
    }
}
