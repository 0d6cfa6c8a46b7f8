package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.aMethodId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.testkit.PaymentMethodBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link PaymentMethods} guarantees. */
public abstract class PaymentMethodsContract extends StoreContract {
    @Test
    void a_method_is_read_back_equal() {
        PaymentMethod visa = stored(aMethod());
        PaymentMethod early = stored(aMethod()
                .withReference("pm_" + "x".repeat(200))
                .withCard(new Card("american_express", "0005", 1, 2027)));
        assertThat(store.paymentMethods().find(scope, visa.id())).contains(visa);
        assertThat(store.paymentMethods().find(scope, early.id())).contains(early);
    }

    @Test
    void a_method_is_found_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope otherScope : otherScopes) {
            assertThat(store.paymentMethods().find(otherScope, method.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.paymentMethods().find(scope, method.id())).contains(method);
    }

    @Test
    void an_unknown_method_is_not_found() {
        stored(aMethod());
        assertThat(store.paymentMethods().find(scope, aMethodId())).isEmpty();
    }

    @Test
    void find_all_returns_the_methods_that_exist() {
        PaymentMethod first = stored(aMethod());
        PaymentMethod second = stored(aMethod());
        stored(aMethod());
        assertThat(store.paymentMethods().findAll(scope, List.of(first.id(), second.id(), aMethodId(), first.id())))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void find_all_of_no_ids_is_empty() {
        stored(aMethod());
        assertThat(store.paymentMethods().findAll(scope, List.of())).isEmpty();
    }

    @Test
    void find_all_returns_methods_of_the_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope otherScope : otherScopes) {
            assertThat(store.paymentMethods().findAll(otherScope, List.of(method.id())))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(store.paymentMethods().findAll(scope, List.of(method.id()))).containsExactly(method);
    }

    @Test
    void the_second_lock_waits_until_the_unit_ends() {
        PaymentMethod method = stored(aMethod());
        Optional<PaymentMethod> seen = blockedUntilCommit(
                () -> store.paymentMethods().lock(scope, method.id()),
                () -> {},
                () -> store.paymentMethods().lock(scope, method.id()));
        assertThat(seen).contains(method);
    }

    @Test
    void a_waiting_lock_of_a_detached_method_finds_nothing() {
        PaymentMethod method = stored(aMethod());
        Optional<PaymentMethod> seen = blockedUntilCommit(
                () -> store.paymentMethods().lock(scope, method.id()),
                () -> store.paymentMethods().delete(scope, method.id()),
                () -> store.paymentMethods().lock(scope, method.id()));
        assertThat(seen).isEmpty();
    }

    @Test
    void a_method_is_locked_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope otherScope : otherScopes) {
            assertThat(inUnit(() -> store.paymentMethods().lock(otherScope, method.id())))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.paymentMethods().lock(scope, method.id())))
                .contains(method);
        assertThat(inUnit(() -> store.paymentMethods().lock(scope, aMethodId())))
                .isEmpty();
    }

    @Test
    void a_saved_card_is_read_back_and_nothing_else_changes() {
        PaymentMethod method = stored(aMethod());
        Card renewed = new Card("mastercard", "4444", 2, 2040);
        PaymentMethod changed = new PaymentMethod(
                method.id(), method.customer(), method.provider(), method.reference(), renewed, method.createdAt());
        inUnit(() -> store.paymentMethods().saveCard(scope, method.withCard(renewed)));
        assertThat(store.paymentMethods().find(scope, method.id())).contains(changed);
    }

    @Test
    void the_card_of_a_method_that_does_not_exist_is_not_saved() {
        PaymentMethod method = stored(aMethod());
        PaymentMethod unknown = aMethod().of(method.customer()).build();
        for (Scope otherScope : otherScopes) {
            assertThatThrownBy(() -> inUnit(() -> store.paymentMethods().saveCard(otherScope, method)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> inUnit(() -> store.paymentMethods().saveCard(scope, unknown)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void methods_of_every_scope_are_found_by_what_the_provider_calls_the_card() {
        PaymentMethod first = stored(aMethod().withReference("a/b/pm_1"));
        stored(aMethod().withReference("a/b/pm_12"));
        stored(aMethod().withReference("pm_1/c"));
        Scope otherScope = otherScopes.get(0);
        PaymentMethod second = aMethod()
                .withReference("pm_1")
                .of(stored(otherScope, aCustomer().build()).id())
                .build();
        inUnit(() -> store.paymentMethods().insert(otherScope, second));
        assertThat(store.paymentMethods().findByCardId(first.provider(), "pm_1"))
                .containsExactlyInAnyOrder(new Scoped<>(scope, first), new Scoped<>(otherScope, second));
        assertThat(store.paymentMethods().findByCardId("other", "pm_1")).isEmpty();
    }

    @Test
    void a_deleted_method_is_not_found() {
        Customer customer = stored(aCustomer());
        PaymentMethod method = storedFor(customer, aMethod());
        PaymentMethod other = storedFor(customer, aMethod());
        inUnit(() -> store.paymentMethods().delete(scope, method.id()));
        assertThat(store.paymentMethods().find(scope, method.id())).isEmpty();
        assertThat(store.paymentMethods().findAll(scope, List.of(method.id()))).isEmpty();
        assertThat(ofCustomer(customer, 10).items()).containsExactly(other);
    }

    @Test
    void a_method_is_deleted_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope otherScope : otherScopes) {
            inUnit(() -> store.paymentMethods().delete(otherScope, method.id()));
        }
        assertThat(store.paymentMethods().find(scope, method.id())).contains(method);
    }

    @Test
    void the_methods_of_a_customer_are_listed_newest_first() {
        Customer customer = stored(aCustomer());
        PaymentMethod middle = storedFor(customer, aMethod().createdAt(NOON.plusMillis(1)));
        PaymentMethod newest = storedFor(customer, aMethod().createdAt(NOON.plusMillis(2)));
        PaymentMethod oldest = storedFor(customer, aMethod().createdAt(NOON));
        stored(aMethod());
        assertThat(ofCustomer(customer, 10).items()).containsExactly(newest, middle, oldest);
        assertThat(ofCustomer(stored(aCustomer()), 10)).isEqualTo(Page.empty());
    }

    @Test
    void the_methods_of_a_customer_are_listed_in_their_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope otherScope : otherScopes) {
            assertThat(store.paymentMethods().ofCustomer(otherScope, method.customer(), PageRequest.first(10)))
                    .as("%s", otherScope)
                    .isEqualTo(Page.empty());
        }
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        Customer customer = stored(aCustomer());
        List<PaymentMethod> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(0, storedFor(customer, aMethod()));
        }
        List<PaymentMethod> read = PagedReader.readAll(
                page -> store.paymentMethods().ofCustomer(scope, customer.id(), page),
                PaymentMethod::id,
                2,
                () -> storedFor(customer, aMethod().createdAt(NOON.plusSeconds(1))));
        assertThat(read).containsExactlyElementsOf(expected);
    }

    private Page<PaymentMethod> ofCustomer(Customer customer, int limit) {
        return store.paymentMethods().ofCustomer(scope, customer.id(), PageRequest.first(limit));
    }

    private PaymentMethod stored(PaymentMethodBuilder builder) {
        return storedFor(stored(aCustomer()), builder);
    }

    private PaymentMethod storedFor(Customer customer, PaymentMethodBuilder builder) {
        PaymentMethod method = builder.of(customer.id()).build();
        inUnit(() -> store.paymentMethods().insert(scope, method));
        return method;
    }
}
