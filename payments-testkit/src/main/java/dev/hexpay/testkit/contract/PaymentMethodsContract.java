package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.aMethodId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.PaymentMethodBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link PaymentMethods} promises. */
public abstract class PaymentMethodsContract extends StoreContract {
    @Test
    void a_method_is_read_back_equal() {
        PaymentMethod visa = stored(aMethod());
        PaymentMethod early = stored(
                aMethod().referredToAs("pm_" + "x".repeat(200)).showing(new Card("american_express", "0005", 1, 2027)));
        assertThat(store.paymentMethods().find(scope, visa.id())).contains(visa);
        assertThat(store.paymentMethods().find(scope, early.id())).contains(early);
    }

    @Test
    void a_method_is_found_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope stranger : strangers) {
            assertThat(store.paymentMethods().find(stranger, method.id()))
                    .as("%s", stranger)
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
    void those_of_many_ids_that_are_there_are_found() {
        PaymentMethod first = stored(aMethod());
        PaymentMethod second = stored(aMethod());
        stored(aMethod());
        assertThat(store.paymentMethods().findAll(scope, List.of(first.id(), second.id(), aMethodId(), first.id())))
                .containsExactlyInAnyOrder(first, second);
    }

    @Test
    void of_no_ids_nothing_is_found() {
        stored(aMethod());
        assertThat(store.paymentMethods().findAll(scope, List.of())).isEmpty();
    }

    @Test
    void those_of_many_ids_are_found_in_their_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope stranger : strangers) {
            assertThat(store.paymentMethods().findAll(stranger, List.of(method.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(store.paymentMethods().findAll(scope, List.of(method.id()))).containsExactly(method);
    }

    @Test
    void a_locked_method_is_nobody_elses_until_the_unit_ends() {
        PaymentMethod method = stored(aMethod());
        Optional<PaymentMethod> seen = waitingFor(
                () -> store.paymentMethods().lock(scope, method.id()),
                () -> {},
                () -> store.paymentMethods().lock(scope, method.id()));
        assertThat(seen).contains(method);
    }

    @Test
    void whoever_waits_for_a_method_that_is_detached_does_not_get_it() {
        PaymentMethod method = stored(aMethod());
        Optional<PaymentMethod> seen = waitingFor(
                () -> store.paymentMethods().lock(scope, method.id()),
                () -> store.paymentMethods().delete(scope, method.id()),
                () -> store.paymentMethods().lock(scope, method.id()));
        assertThat(seen).isEmpty();
    }

    @Test
    void a_method_is_locked_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope stranger : strangers) {
            assertThat(inUnit(() -> store.paymentMethods().lock(stranger, method.id())))
                    .as("%s", stranger)
                    .isEmpty();
        }
        assertThat(inUnit(() -> store.paymentMethods().lock(scope, method.id())))
                .contains(method);
        assertThat(inUnit(() -> store.paymentMethods().lock(scope, aMethodId())))
                .isEmpty();
    }

    @Test
    void a_method_that_is_forgotten_is_found_by_nobody() {
        Customer customer = stored(aCustomer());
        PaymentMethod method = storedFor(customer, aMethod());
        PaymentMethod other = storedFor(customer, aMethod());
        inUnit(() -> store.paymentMethods().delete(scope, method.id()));
        assertThat(store.paymentMethods().find(scope, method.id())).isEmpty();
        assertThat(store.paymentMethods().findAll(scope, List.of(method.id()))).isEmpty();
        assertThat(ofCustomer(customer, 10).items()).containsExactly(other);
    }

    @Test
    void a_method_is_forgotten_in_its_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope stranger : strangers) {
            inUnit(() -> store.paymentMethods().delete(stranger, method.id()));
        }
        assertThat(store.paymentMethods().find(scope, method.id())).contains(method);
    }

    @Test
    void the_methods_of_a_customer_are_listed_newest_first() {
        Customer customer = stored(aCustomer());
        PaymentMethod middle = storedFor(customer, aMethod().madeAt(NOON.plusMillis(1)));
        PaymentMethod newest = storedFor(customer, aMethod().madeAt(NOON.plusMillis(2)));
        PaymentMethod oldest = storedFor(customer, aMethod().madeAt(NOON));
        stored(aMethod());
        assertThat(ofCustomer(customer, 10).items()).containsExactly(newest, middle, oldest);
        assertThat(ofCustomer(stored(aCustomer()), 10)).isEqualTo(Page.empty());
    }

    @Test
    void the_methods_of_a_customer_are_listed_in_their_own_scope_only() {
        PaymentMethod method = stored(aMethod());
        for (Scope stranger : strangers) {
            assertThat(store.paymentMethods().ofCustomer(stranger, method.customer(), PageRequest.first(10)))
                    .as("%s", stranger)
                    .isEqualTo(Page.empty());
        }
    }

    @Test
    void pages_of_methods_follow_each_other_while_others_are_inserted() {
        Customer customer = stored(aCustomer());
        List<PaymentMethod> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(0, storedFor(customer, aMethod()));
        }
        List<PaymentMethod> read = Listing.readToTheEnd(
                page -> store.paymentMethods().ofCustomer(scope, customer.id(), page),
                PaymentMethod::id,
                2,
                () -> storedFor(customer, aMethod().madeAt(NOON.plusSeconds(1))));
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
