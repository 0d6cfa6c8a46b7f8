package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.SuccessUrl;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Currency;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * The request to create a payment link.
 *
 * @param expiresAt checked by the use case as well; checked here, it is reported together with all other violations
 */
record PaymentLinkRequest(
        @NotNull @Range(min = 1, max = Money.MAX_MINOR) Long amount,
        @NotNull Currency currency,
        @NotNull Description description,
        @Nullable CustomerReference customerId,
        @Nullable SuccessUrl successUrl,
        @Nullable WebUrl cancelUrl,
        @Future @Nullable Instant expiresAt,
        @Nullable Metadata metadata) {
    OpenPaymentLink.Command toCommand(ApiKeyId createdBy) {
        return new OpenPaymentLink.Command(
                new Money(amount, currency),
                description,
                customerId,
                successUrl,
                cancelUrl,
                expiresAt,
                metadata,
                createdBy);
    }
}
