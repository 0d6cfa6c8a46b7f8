package dev.hexpay.http.payment;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.OpenPaymentLink;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.domain.payment.WebUrl;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Supplier;

/** What a client sends to make a link. */
final class PaymentLinkRequest {
    private PaymentLinkRequest() {}

    static Supplier<OpenPaymentLink.Command> read(Fields body, Instant now) {
        Read<Long> amount = body.requiredInteger("amount", 1, Money.MAX_MINOR);
        Read<Currency> currency = body.requiredText("currency", CurrencyCode::parse);
        Read<Description> description = body.requiredText("description", Description::new);
        Read<CustomerReference> customer = body.text("customerId", CustomerReference::new);
        Read<WebUrl> successUrl = body.text("successUrl", WebUrl::new);
        Read<WebUrl> cancelUrl = body.text("cancelUrl", WebUrl::new);
        Read<Instant> expiresAt = body.text("expiresAt", text -> future(text, now));
        Read<Metadata> metadata = body.strings("metadata", Metadata::new);
        return () -> new OpenPaymentLink.Command(
                new Money(amount.get(), currency.get()),
                description.get(),
                customer.orNull(),
                successUrl.orNull(),
                cancelUrl.orNull(),
                expiresAt.orNull(),
                metadata.orNull());
    }

    // The use case has the last word; said here, it is told together with whatever else is wrong.
    private static Instant future(String text, Instant now) {
        Instant instant = Words.instant(text);
        if (!instant.isAfter(now)) {
            throw Refusal.invalid("expiresAt", "must be in the future");
        }
        return instant;
    }
}
