package dev.hexpay.e2e;

import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.application.port.out.Milestones.Milestone;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.bootstrap.Adaptation;
import dev.hexpay.bootstrap.Hexpay;
import dev.hexpay.bootstrap.config.Configuration;
import dev.hexpay.bootstrap.config.ConfigurationReader;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.sandbox.SandboxLedger;
import dev.hexpay.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A whole server in this JVM, with the clock and the faults of its sandbox in the hands of a test. */
final class SteeredServer implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(20).toNanos();
    private static final int ALL = 50;

    final SettableClock clock = new SettableClock();
    final PlannedFaults plan = new PlannedFaults();
    private final Map<Milestone, AtomicInteger> milestones = new ConcurrentHashMap<>();
    private final Configuration configuration;
    private final Hexpay hexpay;
    private final Organization organization;
    private OutPorts outPorts;

    private SteeredServer(Configuration configuration) {
        this.configuration = configuration;
        this.hexpay = Hexpay.open(
                configuration,
                Adaptation.NONE
                        .withClock(clock)
                        .withFaults(plan)
                        .withMilestones(reached -> count(reached).incrementAndGet())
                        .withOutPorts(out -> {
                            outPorts = out;
                            return out;
                        }));
        this.organization = hexpay.useCases().foundOrganization().organization(configuration.sellerName());
        hexpay.listen();
    }

    static SteeredServer start(TestDatabase database, Path dataDir) {
        return start(TestServer.settings(database, dataDir));
    }

    static SteeredServer start(Map<String, String> settings) {
        return new SteeredServer(ConfigurationReader.read(settings));
    }

    private AtomicInteger count(Milestone milestone) {
        return milestones.computeIfAbsent(milestone, none -> new AtomicInteger());
    }

    /** How often the work has come this far. */
    int times(Milestone milestone) {
        return count(milestone).get();
    }

    Api sandbox() {
        FoundOrganization found = hexpay.useCases().foundOrganization();
        return new Api(
                configuration.publicUrl(),
                found.issueKey(organization, Mode.SANDBOX, new KeyName("Test")).value());
    }

    Scope scope() {
        return new Scope(organization.id(), Mode.SANDBOX);
    }

    Hexpay hexpay() {
        return hexpay;
    }

    SandboxLedger ledger() {
        return hexpay.sandboxLedger();
    }

    Payment payment(String id) {
        return hexpay.useCases().getPayment().get(scope(), new PaymentId(id));
    }

    /** Every attempt to pay it, oldest first. */
    List<Transaction> attempts(Payment payment) {
        return outPorts.transactions().ofPayment(scope(), payment.id());
    }

    /** The names of all events, newest first. */
    List<String> events() {
        return outPorts.outbox().list(scope(), PageRequest.first(100)).items().stream()
                .map(event -> event.data().eventName())
                .toList();
    }

    /** What is due after so long is done, as far as it is about attempts whose answer did not come. */
    void reconcileAfter(Duration pause) {
        clock.advance(pause);
        hexpay.useCases().reconcile().runOnce(ALL);
    }

    /** What providers have told and is due is acted on. */
    void applyNotifications() {
        hexpay.useCases().applyNotifications().runOnce(ALL);
    }

    /** Waits until the server has done by itself what it has to do, but not for long. */
    void await(BooleanSupplier isDone) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!isDone.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the server has not done it; it came to " + milestones);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    @Override
    public void close() {
        hexpay.close();
    }
}
