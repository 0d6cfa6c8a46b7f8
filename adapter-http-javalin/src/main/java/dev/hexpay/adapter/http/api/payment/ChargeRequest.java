package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.customer.PaymentMethodReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/** The request to charge a customer off-session. */
record ChargeRequest(
        @NotNull @Range(min = 1, max = Money.MAX_MINOR) Long amount,
        @NotNull Currency currency,
        @NotNull Description description,
        @NotNull CustomerReference customerId,
        @Nullable PaymentMethodReference paymentMethodId,
        @Nullable Metadata metadata) {
    ChargeCustomer.Command toCommand(ApiKeyId createdBy) {
        return new ChargeCustomer.Command(
                customerId, new Money(amount, currency), description, paymentMethodId, metadata, createdBy);
    }
}
