package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Dispute.Standing;
import dev.hexpay.domain.transaction.Payer;
import dev.hexpay.domain.transaction.Transaction;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.testkit.TransactionBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Transactions} promises of its lists. */
public abstract class TransactionListContract extends StoreContract {
    @Test
    void an_empty_list_has_no_more() {
        assertThat(list(Filter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void attempts_are_listed_newest_first_in_whatever_order_they_came() {
        Transaction middle = kept(aTransaction().madeAt(NOON.plusMillis(1)));
        Transaction newest = kept(aTransaction().madeAt(NOON.plusMillis(2)));
        Transaction oldest = kept(aTransaction().madeAt(NOON));
        assertThat(list(Filter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void a_list_has_the_attempts_of_its_own_scope_only() {
        Transaction own = kept(aTransaction());
        for (Scope stranger : strangers) {
            Transaction foreign = storedAttempt(stranger);
            assertThat(store.transactions()
                            .list(stranger, Filter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(Filter.ALL).items()).containsExactly(own);
    }

    @Test
    void those_of_one_status_are_listed() {
        List<Transaction> attempts = List.of(
                kept(aTransaction()),
                kept(aTransaction().failed()),
                kept(aTransaction().succeeded()),
                kept(aTransaction().refunded(usd(24_99), usd(0))),
                kept(aTransaction().disputed(Standing.WON)),
                kept(aTransaction().refunded(usd(25_00), usd(0))),
                kept(aTransaction().disputed(Standing.OPEN)),
                kept(aTransaction().disputed(Standing.LOST)));
        for (TransactionStatus status : TransactionStatus.values()) {
            assertThat(list(new Filter(status, null)).items())
                    .as("%s", status)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(attempts.stream()
                            .filter(attempt -> attempt.status() == status)
                            .toList());
        }
    }

    @Test
    void those_of_one_payer_are_listed_newest_first_in_whatever_case() {
        Transaction newer = by("Ada.\u00c4rger@Example.com", aTransaction().madeAt(NOON.plusMillis(1)));
        Transaction older = by("ada.\u00e4RGER@example.COM", aTransaction());
        by("xada.\u00e4rger@example.com", aTransaction());
        by("ada_\u00e4rger@example.com", aTransaction());
        Filter filter = new Filter(null, new EmailAddress("ADA.\u00c4rger@example.com"));
        assertThat(list(filter).items()).containsExactly(newer, older);
        assertThat(list(new Filter(null, new EmailAddress("nobody@example.com"))))
                .isEqualTo(Page.empty());
    }

    @Test
    void a_filter_wants_all_that_it_says() {
        Transaction wanted = by("ada@example.com", aTransaction().failed());
        by("ada@example.com", aTransaction());
        by("eve@example.com", aTransaction().failed());
        Filter filter = new Filter(TransactionStatus.FAILED, new EmailAddress("ada@example.com"));
        assertThat(list(filter).items()).containsExactly(wanted);
    }

    @Test
    void pages_follow_each_other_while_others_are_inserted() {
        List<Transaction> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.add(by("ada@example.com", aTransaction().failed()));
        }
        Collections.reverse(expected);
        Filter narrow = new Filter(TransactionStatus.FAILED, new EmailAddress("ada@example.com"));
        for (Filter filter : List.of(Filter.ALL, narrow)) {
            List<Transaction> read = Listing.readToTheEnd(
                    page -> store.transactions().list(scope, filter, page),
                    Transaction::id,
                    2,
                    () -> by("ada@example.com", aTransaction().failed().madeAt(NOON.plusSeconds(1))));
            assertThat(read).endsWith(expected.toArray(Transaction[]::new)).doesNotHaveDuplicates();
        }
    }

    private Page<Transaction> list(Filter filter) {
        return store.transactions().list(scope, filter, PageRequest.first(10));
    }

    private Transaction by(String email, TransactionBuilder builder) {
        return kept(builder.by(new Payer(new EmailAddress(email), null, null, null)));
    }

    private Transaction kept(TransactionBuilder builder) {
        return stored(scope, builder.of(stored(aLink())));
    }
}
