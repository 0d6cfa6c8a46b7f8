package dev.hexpay.e2e;

import dev.hexpay.adapter.sandbox.SandboxLedger;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.Failpoints.Failpoint;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.bootstrap.HexpayServer;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A complete server in this JVM with a clock and sandbox faults that the test controls. */
final class ControllableServer implements AutoCloseable {
    private static final long TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long POLL_INTERVAL_NANOS = Duration.ofMillis(20).toNanos();
    private static final int ALL = 50;

    final SettableClock clock = new SettableClock();
    final PlannedFaults faults = new PlannedFaults();
    private final Map<Failpoint, AtomicInteger> failpointHits = new ConcurrentHashMap<>();
    private final Configuration configuration;
    private final HexpayServer hexpay;
    private final Organization organization;
    private OutPorts outPorts;

    private ControllableServer(Configuration configuration) {
        this.configuration = configuration;
        this.hexpay = HexpayServer.open(
                configuration,
                builder -> builder.clock(clock)
                        .sandboxFaults(faults)
                        .failpoints(failpoint -> count(failpoint).incrementAndGet())
                        .replacing(out -> {
                            outPorts = out;
                            return out;
                        }));
        this.organization = hexpay.ports().apiKeys().provision().getOrCreate(configuration.sellerName());
        hexpay.listen();
    }

    static ControllableServer start(TestDatabase database, Path dataDir) {
        return start(TestServer.settings(database, dataDir));
    }

    static ControllableServer start(Map<String, String> settings) {
        return new ControllableServer(ConfigurationReader.read(settings));
    }

    private AtomicInteger count(Failpoint failpoint) {
        return failpointHits.computeIfAbsent(failpoint, none -> new AtomicInteger());
    }

    /** How often this failpoint was hit. */
    int hits(Failpoint failpoint) {
        return count(failpoint).get();
    }

    ApiClient sandbox() {
        ProvisionOrganization organizations = hexpay.ports().apiKeys().provision();
        return new ApiClient(
                configuration.publicUrl(),
                organizations
                        .issueKey(organization, Mode.SANDBOX, new KeyName("Test"))
                        .value());
    }

    Scope scope() {
        return new Scope(organization.id(), Mode.SANDBOX);
    }

    HexpayServer hexpay() {
        return hexpay;
    }

    SandboxLedger ledger() {
        return hexpay.sandboxLedger();
    }

    Payment payment(String id) {
        return hexpay.ports().payments().queries().get(scope(), new PaymentId(id));
    }

    /** All transactions of the payment, oldest first. */
    List<Transaction> transactions(Payment payment) {
        return outPorts.store().transactions().ofPayment(scope(), payment.id());
    }

    /** The names of all events, newest first. */
    List<String> events() {
        return outPorts.store().outbox().list(scope(), EventFilter.ALL, PageRequest.first(100)).items().stream()
                .map(EventRecord::event)
                .map(event -> event.type().publishedName())
                .toList();
    }

    /** Advances the clock and runs the payment reconciler once. */
    void reconcileAfter(Duration pause) {
        clock.advance(pause);
        hexpay.ports().jobs().reconcilePayments().runOnce(ALL);
    }

    /** Processes the due notifications. */
    void applyNotifications() {
        hexpay.ports().jobs().processNotifications().runOnce(ALL);
    }

    /** Waits until the condition is true, at most 30 seconds. */
    void await(BooleanSupplier isDone) {
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        while (!isDone.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("timed out; failpoints hit: " + failpointHits);
            }
            LockSupport.parkNanos(POLL_INTERVAL_NANOS);
        }
    }

    @Override
    public void close() {
        hexpay.close();
    }
}
