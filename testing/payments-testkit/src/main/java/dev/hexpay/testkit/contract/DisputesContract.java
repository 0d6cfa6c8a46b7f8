package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aDisputeId;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.aTransactionId;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.DisputeFilter;
import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.DisputeId;
import dev.hexpay.domain.payment.Dispute;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.RecordedDispute;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Disputes} guarantees. */
public abstract class DisputesContract extends StoreContract {
    @Test
    void a_dispute_is_found_with_its_transaction() {
        Transaction disputed = disputed(NOON, DisputeStatus.OPEN);
        disputed(NOON, DisputeStatus.OPEN);
        assertThat(store.disputes().find(scope, idOf(disputed))).contains(disputed);
    }

    @Test
    void a_dispute_is_read_back_equal() {
        Transaction paid = storedTransaction(scope);
        List<Dispute> reports = new ArrayList<>();
        for (DisputeStatus status : DisputeStatus.values()) {
            reports.add(new Dispute(usd(24_99), EdgeValues.widest(500), status));
        }
        reports.add(new Dispute(usd(25_00), null, DisputeStatus.OPEN));
        for (Dispute report : reports) {
            RecordedDispute dispute =
                    new RecordedDispute(aDisputeId(), report, EdgeValues.LAST_MILLISECOND, NOON.plusMillis(1));
            Transaction disputed = paid.withDispute(dispute, NOON.plusMillis(2));
            paid = inUnit(() -> store.transactions().save(scope, disputed));
            assertThat(store.transactions().find(scope, paid.id())).contains(paid);
            assertThat(paid.dispute()).isEqualTo(dispute);
        }
    }

    @Test
    void a_dispute_that_is_saved_later_is_found_after_each_report() {
        Transaction paid = storedTransaction(scope);
        DisputeId id = aDisputeId();
        for (DisputeStatus status : List.of(DisputeStatus.OPEN, DisputeStatus.LOST)) {
            Transaction reported = paid.reportDispute(id, new Dispute(usd(25_00), null, status), NOON.plusMillis(1));
            Transaction saved = inUnit(() -> store.transactions().save(scope, reported));
            assertThat(store.disputes().find(scope, id)).contains(saved);
            assertThat(list(DisputeFilter.ALL.withStatus(status)).items()).containsExactly(saved);
            paid = saved;
        }
    }

    @Test
    void a_dispute_is_found_in_its_own_scope_only() {
        Transaction disputed = disputed(NOON, DisputeStatus.OPEN);
        for (Scope otherScope : otherScopes) {
            assertThat(store.disputes().find(otherScope, idOf(disputed)))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.disputes().find(scope, idOf(disputed))).contains(disputed);
    }

    @Test
    void an_unknown_dispute_is_not_found() {
        Transaction disputed = disputed(NOON, DisputeStatus.OPEN);
        Transaction undisputed = storedTransaction(scope);
        assertThat(store.disputes().find(scope, aDisputeId())).isEmpty();
        assertThat(store.disputes().find(scope, DisputeId.of(disputed.id()))).isEmpty();
        assertThat(store.disputes().find(scope, DisputeId.of(undisputed.id()))).isEmpty();
    }

    @Test
    void a_list_without_disputes_has_no_further_page() {
        storedTransaction(scope);
        stored(scope, aTransaction().of(stored(aLink())));
        assertThat(list(DisputeFilter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void disputes_are_listed_newest_first_regardless_of_their_transactions() {
        Transaction middle = disputed(NOON.plusMillis(1), DisputeStatus.OPEN);
        Transaction oldest = disputed(NOON, DisputeStatus.WON);
        Transaction newest = disputed(NOON.plusMillis(2), DisputeStatus.LOST);
        storedTransaction(scope);
        assertThat(list(DisputeFilter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void disputes_are_listed_in_their_own_scope_only() {
        Transaction own = disputed(NOON, DisputeStatus.OPEN);
        for (Scope otherScope : otherScopes) {
            Transaction foreign = stored(
                    otherScope,
                    aTransaction().of(stored(otherScope, aLink().build())).disputed(NOON, DisputeStatus.OPEN));
            assertThat(store.disputes()
                            .list(otherScope, DisputeFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(DisputeFilter.ALL).items()).containsExactly(own);
    }

    @Test
    void a_list_of_a_status_has_the_disputes_in_it() {
        for (DisputeStatus status : DisputeStatus.values()) {
            Transaction older = disputed(NOON, status);
            Transaction newer = disputed(NOON.plusMillis(1), status);
            assertThat(list(DisputeFilter.ALL.withStatus(status)).items())
                    .as("%s", status)
                    .containsExactly(newer, older);
        }
    }

    @Test
    void a_list_of_a_transaction_or_payment_has_its_dispute() {
        Transaction wanted = disputed(NOON, DisputeStatus.OPEN);
        disputed(NOON, DisputeStatus.OPEN);
        Transaction undisputed = storedTransaction(scope);
        DisputeFilter all = DisputeFilter.ALL;
        assertThat(list(all.withTransaction(wanted.id())).items()).containsExactly(wanted);
        assertThat(list(all.withPayment(wanted.payment())).items()).containsExactly(wanted);
        assertThat(list(all.withTransaction(undisputed.id()))).isEqualTo(Page.empty());
        assertThat(list(all.withPayment(undisputed.payment()))).isEqualTo(Page.empty());
        assertThat(list(all.withTransaction(aTransactionId()))).isEqualTo(Page.empty());
        assertThat(list(all.withPayment(aPaymentId()))).isEqualTo(Page.empty());
    }

    @Test
    void filter_conditions_are_combined_with_and() {
        Transaction open = disputed(NOON, DisputeStatus.OPEN);
        Transaction won = disputed(NOON, DisputeStatus.WON);
        DisputeFilter ofOpen = DisputeFilter.ALL.withTransaction(open.id()).withPayment(open.payment());
        assertThat(list(ofOpen.withStatus(DisputeStatus.OPEN)).items()).containsExactly(open);
        assertThat(list(ofOpen.withStatus(DisputeStatus.WON))).isEqualTo(Page.empty());
        assertThat(list(ofOpen.withPayment(won.payment()))).isEqualTo(Page.empty());
        assertThat(list(ofOpen.withTransaction(won.id()))).isEqualTo(Page.empty());
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        List<Transaction> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(disputed(NOON.plusMillis(i), DisputeStatus.OPEN));
            storedTransaction(scope);
        }
        Collections.reverse(expected);
        for (DisputeFilter filter : List.of(DisputeFilter.ALL, DisputeFilter.ALL.withStatus(DisputeStatus.OPEN))) {
            List<Transaction> read = PagedReader.readAll(
                    page -> store.disputes().list(scope, filter, page),
                    DisputesContract::idOf,
                    2,
                    () -> disputed(NOON.plusSeconds(1), DisputeStatus.OPEN));
            assertThat(read).endsWith(expected.toArray(Transaction[]::new)).doesNotHaveDuplicates();
        }
    }

    /** A new transaction with a dispute that was reported at this instant. */
    private Transaction disputed(Instant reportedAt, DisputeStatus status) {
        return stored(scope, aTransaction().of(stored(aLink())).disputed(reportedAt, status));
    }

    private Page<Transaction> list(DisputeFilter filter) {
        return store.disputes().list(scope, filter, PageRequest.first(10));
    }

    private static DisputeId idOf(Transaction transaction) {
        RecordedDispute dispute = transaction.dispute();
        return Objects.requireNonNull(dispute, "dispute").id();
    }
}
