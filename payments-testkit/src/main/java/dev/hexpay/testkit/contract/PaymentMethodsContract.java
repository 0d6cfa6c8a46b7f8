package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.aCustomer;
import static dev.hexpay.testkit.Builders.aMethod;
import static dev.hexpay.testkit.Builders.aMethodId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.PaymentMethodBuilder;
import java.util.List;
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

    private PaymentMethod stored(PaymentMethodBuilder builder) {
        PaymentMethod method = builder.of(stored(aCustomer()).id()).build();
        inUnit(() -> store.paymentMethods().insert(scope, method));
        return method;
    }
}
