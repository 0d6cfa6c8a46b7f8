package dev.hexpay.application.port.in;

import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.scope.Scope;

/** The cards that a customer has on file. */
public interface KeepPaymentMethods {
    /**
     * Them all, newest first.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}
     */
    Page<MethodView> list(Scope scope, CustomerReference customer, PageRequest<PaymentMethodId> page);

    /**
     * From now on a charge that names no card uses this one.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}, {@code payment_method_not_found}
     */
    Answered<MethodView> makeDefault(
            Scope scope, CustomerReference customer, PaymentMethodId method, Once<MethodView> once);

    /**
     * Takes the card off file: nothing charges it any more, here or at the provider. A customer whose default it was has
     * none until another is chosen.
     *
     * @throws dev.hexpay.domain.refusal.Refusal {@code customer_not_found}, {@code payment_method_not_found}
     */
    PaymentMethod detach(Scope scope, CustomerReference customer, PaymentMethodId method);

    /** A card, and whether a charge that names none uses it. */
    record MethodView(PaymentMethod method, boolean isDefault) {}
}
