package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCharge;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aCustomerId;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.jpy;
import static dev.hexpay.testkit.Builders.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.PaymentBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@link dev.hexpay.application.port.out.Payments} guarantees about lists. */
public abstract class PaymentListContract extends StoreContract {
    private static final Comparator<Payment> NEWEST_FIRST =
            Comparator.comparing((Payment payment) -> payment.id().value()).reversed();

    @Test
    void an_empty_list_has_no_further_page() {
        assertThat(list(PaymentFilter.ALL)).isEqualTo(Page.empty());
    }

    @Test
    void payments_are_listed_newest_first_regardless_of_insertion_order() {
        Payment middle = aLink().createdAt(NOON.plusMillis(1)).build();
        Payment oldest = aLink().createdAt(NOON).build();
        Payment newest = aCharge().createdAt(NOON.plusMillis(2)).build();
        List.of(middle, newest, oldest).forEach(payment -> stored(scope, payment));
        assertThat(list(PaymentFilter.ALL).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void listed_payments_equal_the_inserted_ones() {
        Customer customer = stored(aCustomer());
        PaymentBuilder fullest = aLink().describedAs(EdgeValues.widest(500))
                .withMetadata(EdgeValues.largestMetadata())
                .withCustomer(customer.id())
                .withPage(EdgeValues.largestPage());
        Payment first = stored(fullest);
        Payment second = stored(aLink().failed());
        assertThat(list(PaymentFilter.ALL).items()).containsExactly(second, first);
    }

    @Test
    void a_list_has_the_payments_of_its_own_scope_only() {
        Payment own = stored(aLink());
        for (Scope otherScope : otherScopes) {
            Payment foreign = stored(otherScope, aLink().build());
            assertThat(store.payments()
                            .list(otherScope, PaymentFilter.ALL, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
        }
        assertThat(list(PaymentFilter.ALL).items()).containsExactly(own);
    }

    @Test
    void a_page_respects_its_limit_and_reports_whether_more_follow() {
        for (int i = 0; i < 3; i++) {
            stored(aLink());
        }
        assertThat(list(2)).matches(page -> page.items().size() == 2 && page.hasMore());
        assertThat(list(3)).matches(page -> page.items().size() == 3 && !page.hasMore());
        assertThat(list(4)).matches(page -> page.items().size() == 3 && !page.hasMore());
        assertThat(list(100)).matches(page -> page.items().size() == 3 && !page.hasMore());
    }

    @Test
    void pages_have_no_gaps_or_duplicates() {
        List<Payment> all = tenPayments();
        for (int limit = 1; limit <= 11; limit++) {
            assertThat(PagedReader.readAll(this::pageOfAll, Payment::id, limit, () -> {}))
                    .as("in pages of %s", limit)
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void an_insert_between_two_pages_changes_no_later_page() {
        List<Payment> all = tenPayments();
        List<Payment> read = PagedReader.readAll(
                this::pageOfAll, Payment::id, 3, () -> stored(aLink().createdAt(NOON.plusSeconds(9))));
        assertThat(read).containsExactlyElementsOf(all);
    }

    @Test
    void a_cursor_that_no_longer_matches_the_filter_still_works() {
        List<Payment> all = tenPayments();
        Payment fourth = all.get(3);
        inUnit(() -> store.payments().save(scope, fourth.cancel(NOON.plusSeconds(20))));
        Page<Payment> rest =
                store.payments().list(scope, status(PaymentStatus.PENDING), new PageRequest<>(100, fourth.id()));
        assertThat(rest.items()).containsExactlyElementsOf(all.subList(4, 10));
    }

    @Test
    void a_list_of_a_customer_has_their_payments() {
        CustomerId ada = stored(aCustomer()).id();
        CustomerId bob = stored(aCustomer()).id();
        Payment first = stored(aLink().withCustomer(ada));
        stored(aLink().withCustomer(bob));
        stored(aLink());
        Payment last = stored(aCharge().withCustomer(ada));
        assertThat(list(PaymentFilter.ALL.withCustomer(ada)).items()).containsExactly(last, first);
        assertThat(list(PaymentFilter.ALL.withCustomer(aCustomerId())).items()).isEmpty();
    }

    @Test
    void a_list_of_a_status_has_the_payments_in_it() {
        List<Payment> all = EdgeValues.states().stream()
                .map(state -> stored(aLink().inState(state)))
                .sorted(NEWEST_FIRST)
                .toList();
        for (PaymentStatus status : PaymentStatus.values()) {
            assertThat(list(status(status)).items())
                    .as("%s", status)
                    .containsExactlyElementsOf(matching(all, payment -> payment.status() == status));
        }
    }

    @Test
    void a_list_of_a_kind_has_the_payments_of_that_kind() {
        Payment link = stored(aLink().paid());
        Payment charge = stored(aCharge().paid());
        assertThat(list(kind(PaymentKind.LINK)).items()).containsExactly(link);
        assertThat(list(kind(PaymentKind.CHARGE)).items()).containsExactly(charge);
    }

    @Test
    void a_list_of_several_statuses_and_kinds_has_the_payments_of_each() {
        Payment pending = stored(aLink());
        Payment failed = stored(aCharge().failed());
        Payment paid = stored(aLink().paid());
        Set<PaymentStatus> open = Set.of(PaymentStatus.PENDING, PaymentStatus.FAILED);
        Set<PaymentKind> both = Set.of(PaymentKind.LINK, PaymentKind.CHARGE);
        assertThat(list(PaymentFilter.ALL.withStatuses(open)).items()).containsExactly(failed, pending);
        assertThat(list(PaymentFilter.ALL.withKinds(both)).items()).containsExactly(paid, failed, pending);
        assertThat(list(PaymentFilter.ALL.withStatuses(open).withKinds(both)).items())
                .containsExactly(failed, pending);
    }

    @Test
    void a_list_of_a_currency_has_the_payments_in_it() {
        stored(aLink());
        Payment yen = stored(aLink().of(jpy(100)));
        assertThat(list(PaymentFilter.ALL.withCurrency(yen.price().currency())).items())
                .containsExactly(yen);
    }

    @Test
    void created_after_excludes_that_instant() {
        stored(aLink().createdAt(NOON.minusMillis(1)));
        stored(aLink().createdAt(NOON));
        Payment after = stored(aLink().createdAt(NOON.plusMillis(1)));
        Payment later = stored(aLink().createdAt(NOON.plusMillis(2)));
        assertThat(list(PaymentFilter.ALL.withCreatedAfter(NOON)).items()).containsExactly(later, after);
    }

    @Test
    void created_before_excludes_that_instant() {
        Payment before = stored(aLink().createdAt(NOON.minusMillis(1)));
        stored(aLink().createdAt(NOON));
        stored(aLink().createdAt(NOON.plusMillis(1)));
        assertThat(list(PaymentFilter.ALL.withCreatedBefore(NOON)).items()).containsExactly(before);
    }

    @Test
    void every_combination_of_filters_matches_all_conditions_page_by_page() {
        CustomerId ada = stored(aCustomer()).id();
        List<Payment> all = mixedPayments(ada);
        List<PaymentFilter> filters = combinations(ada);
        assertThat(filters).hasSize(64);
        for (PaymentFilter filter : filters) {
            List<Payment> read =
                    PagedReader.readAll(page -> store.payments().list(scope, filter, page), Payment::id, 2, () -> {});
            assertThat(read)
                    .as("%s", filter)
                    .containsExactlyElementsOf(matching(all, payment -> matches(payment, filter)));
        }
    }

    private List<Payment> mixedPayments(CustomerId ada) {
        List<Payment> all = new ArrayList<>();
        for (int second = 0; second < 4; second++) {
            Instant at = NOON.plusSeconds(second);
            all.add(stored(aLink().createdAt(at).processing()));
            all.add(stored(aLink().createdAt(at).paid()));
            all.add(stored(aLink().createdAt(at).of(jpy(100)).paid()));
            all.add(stored(aLink().createdAt(at).of(jpy(100)).failed().withCustomer(ada)));
            all.add(stored(aLink().createdAt(at).processing().withCustomer(ada)));
            all.add(stored(aLink().createdAt(at).paid().withCustomer(ada)));
            all.add(stored(aCharge().createdAt(at).processing().withCustomer(ada)));
            all.add(stored(aCharge().createdAt(at).paid().withCustomer(ada)));
        }
        all.sort(NEWEST_FIRST);
        return all;
    }

    private static List<PaymentFilter> combinations(CustomerId ada) {
        List<PaymentFilter> filters = new ArrayList<>();
        for (int bits = 0; bits < 64; bits++) {
            filters.add(PaymentFilter.ALL
                    .withCustomer((bits & 1) == 0 ? null : ada)
                    .withStatuses((bits & 2) == 0 ? Set.of() : Set.of(PaymentStatus.SUCCEEDED, PaymentStatus.FAILED))
                    .withKinds((bits & 4) == 0 ? Set.of() : Set.of(PaymentKind.LINK))
                    .withCurrency((bits & 32) == 0 ? null : usd(1).currency())
                    .withCreatedAfter((bits & 8) == 0 ? null : NOON.plusSeconds(1))
                    .withCreatedBefore((bits & 16) == 0 ? null : NOON.plusSeconds(3)));
        }
        return filters;
    }

    private static boolean matches(Payment payment, PaymentFilter filter) {
        return (filter.customer() == null || filter.customer().equals(payment.customer()))
                && (filter.statuses().isEmpty() || filter.statuses().contains(payment.status()))
                && (filter.kinds().isEmpty() || filter.kinds().contains(payment.kind()))
                && (filter.currency() == null
                        || filter.currency().equals(payment.price().currency()))
                && (filter.createdAfter() == null || payment.createdAt().compareTo(filter.createdAfter()) > 0)
                && (filter.createdBefore() == null || payment.createdAt().compareTo(filter.createdBefore()) < 0);
    }

    private static List<Payment> matching(List<Payment> payments, Predicate<Payment> condition) {
        return payments.stream().filter(condition).toList();
    }

    private static PaymentFilter status(PaymentStatus status) {
        return PaymentFilter.ALL.withStatuses(Set.of(status));
    }

    private static PaymentFilter kind(PaymentKind kind) {
        return PaymentFilter.ALL.withKinds(Set.of(kind));
    }

    /** Ten links, newest first; some have the same creation time. */
    private List<Payment> tenPayments() {
        List<Payment> created = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            created.add(stored(aLink().createdAt(NOON.plusMillis(i / 3))));
        }
        created.sort(NEWEST_FIRST);
        return created;
    }

    private Page<Payment> pageOfAll(PageRequest<PaymentId> page) {
        return store.payments().list(scope, PaymentFilter.ALL, page);
    }

    private Page<Payment> list(PaymentFilter filter) {
        return store.payments().list(scope, filter, PageRequest.first(100));
    }

    private Page<Payment> list(int limit) {
        return store.payments().list(scope, PaymentFilter.ALL, PageRequest.first(limit));
    }
}
