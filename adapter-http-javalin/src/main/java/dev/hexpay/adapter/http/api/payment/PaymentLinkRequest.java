package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.OpenPaymentLink;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import dev.hexpay.domain.text.WebUrl;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Supplier;

/** Reads a payment link from a request body. */
final class PaymentLinkRequest {
    private PaymentLinkRequest() {}

    static Supplier<OpenPaymentLink.Command> read(JsonFields body, Instant now) {
        FieldValue<Long> amount = body.requiredInteger("amount", 1, Money.MAX_MINOR);
        FieldValue<Currency> currency = body.requiredText("currency", CurrencyCode::parse);
        FieldValue<Description> description = body.requiredText("description", Description::new);
        FieldValue<CustomerReference> customer = body.text("customerId", CustomerReference::new);
        FieldValue<WebUrl> successUrl = body.text("successUrl", WebUrl::new);
        FieldValue<WebUrl> cancelUrl = body.text("cancelUrl", WebUrl::new);
        FieldValue<Instant> expiresAt = body.text("expiresAt", text -> future(text, now));
        FieldValue<Metadata> metadata = body.strings("metadata", Metadata::new);
        return () -> new OpenPaymentLink.Command(
                new Money(amount.get(), currency.get()),
                description.get(),
                customer.orNull(),
                successUrl.orNull(),
                cancelUrl.orNull(),
                expiresAt.orNull(),
                metadata.orNull());
    }

    // The use case checks this as well; checked here, it is reported together with all other violations.
    private static Instant future(String text, Instant now) {
        Instant instant = Parsers.instant(text);
        if (!instant.isAfter(now)) {
            throw PaymentsException.invalid("expiresAt", "must be in the future");
        }
        return instant;
    }
}
