package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aPayer;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.Application;
import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.application.event.EventRecord;
import dev.hexpay.application.page.EventFilter;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.refund.RefundTransaction;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.id.EventId;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.Builders;
import dev.hexpay.testkit.ScriptedProvider;
import dev.hexpay.testkit.SettableClock;
import dev.hexpay.testkit.TestCard;
import dev.hexpay.testkit.TestPorts;
import dev.hexpay.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit beside running work; the persistence tests plant breaches. */
class ConsistencyTest {
    private final Store store = InMemoryStore.create();
    private final SettableClock clock = new SettableClock();
    private final ScriptedProvider provider = new ScriptedProvider(clock);
    private final OutPorts ports = TestPorts.of(store, provider, clock);
    private final InPorts useCases = Application.create(ports);
    private final Organization organization = Builders.anOrganization();
    private final Scope scope = new Scope(organization.id(), Mode.SANDBOX);

    @BeforeEach
    void insert_the_organization() {
        store.organizations().insert(organization);
    }

    private TransactionId paid() {
        Payment link = useCases.payments().openLink().open(scope, aLinkOf(25_00));
        useCases.payPage().pay().pay(link.page().token(), aPayer(TestCard.SUCCEEDS));
        return Objects.requireNonNull(store.payments().get(scope, link.id()).transaction());
    }

    private void refund(TransactionId transaction) {
        useCases.refunds().refund().refund(scope, new RefundTransaction.Command(transaction, 1_00L, null));
    }

    private ConsistencyReport audit(InPorts audited) {
        return audited.operators().consistency().check(scope, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** The use cases of a server on which this happens each time that receipts are read, at most {@code times}. */
    private InPorts interrupted(int times, Runnable change) {
        return Application.create(TestPorts.replace(ports, Receipts.class, all -> new Interrupted(all, times, change)));
    }

    @Test
    void change_while_a_payment_is_read_is_no_breach() {
        TransactionId transaction = paid();

        assertThat(audit(interrupted(1, () -> refund(transaction))).breaches()).isEmpty();
        assertThat(store.refunds().ofTransaction(scope, transaction)).hasSize(1);
    }

    @Test
    void payment_that_changes_with_each_reading_is_left_to_the_next_audit() {
        TransactionId transaction = paid();

        assertThat(audit(interrupted(100, () -> refund(transaction))).breaches())
                .isEmpty();
        assertThat(store.refunds().ofTransaction(scope, transaction)).hasSize(5);
    }

    @Test
    void more_payments_than_a_page_are_checked() {
        for (int i = 0; i < 120; i++) {
            paid();
        }
        assertThat(audit(useCases)).isEqualTo(new ConsistencyReport(120, 120, List.of(), 0));
    }

    @Test
    void events_are_expected_as_long_as_they_are_kept() {
        refund(paid());
        clock.advance(Duration.ofDays(45));
        // Each event must be distributed before it is deleted.
        useCases.jobs().distributeEvents().runOnce(100);
        useCases.jobs().cleanUp().runOnce(100);
        assertThat(store.outbox()
                        .list(scope, EventFilter.ALL, PageRequest.<EventId>first(100))
                        .map(EventRecord::event)
                        .items())
                .isEmpty();

        assertThat(audit(useCases).breaches()).isEmpty();
    }

    @Test
    void difference_with_the_provider_counts_after_ten_minutes() {
        clock.set(Instant.parse("2026-01-15T12:00:00Z"));
        provider.chargeOfOthers(Builders.usd(7_00));

        clock.advance(Duration.ofMinutes(9));
        assertThat(audit(useCases).breaches()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(audit(useCases).breaches())
                .singleElement()
                .extracting(Breach::rule)
                .isEqualTo(Breach.Rule.PROVIDER_AGREES);
    }

    private static final class Interrupted implements Receipts {
        private final Receipts all;
        private final Runnable change;
        private int left;

        Interrupted(Receipts all, int times, Runnable change) {
            this.all = all;
            this.left = times;
            this.change = change;
        }

        @Override
        public List<Receipt> ofDocuments(Scope scope, Collection<DocumentRef> documents) {
            List<Receipt> found = all.ofDocuments(scope, documents);
            if (left > 0) {
                left--;
                change.run();
            }
            return found;
        }

        @Override
        public void insert(Scope scope, Receipt receipt) {
            all.insert(scope, receipt);
        }

        @Override
        public void save(Scope scope, Receipt receipt) {
            all.save(scope, receipt);
        }

        @Override
        public List<Scoped<Receipt>> lease(Instant now, Instant leasedUntil, int limit) {
            return all.lease(now, leasedUntil, limit);
        }
    }
}
