package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.JsonFields;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ChargeCustomer;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.text.Description;
import dev.hexpay.domain.text.Metadata;
import java.util.Currency;
import java.util.function.Supplier;

/** Reads an off-session charge from a request body. */
final class ChargeRequest {
    private ChargeRequest() {}

    static Supplier<ChargeCustomer.Command> read(JsonFields body) {
        FieldValue<Long> amount = body.requiredInteger("amount", 1, Money.MAX_MINOR);
        FieldValue<Currency> currency = body.requiredText("currency", CurrencyCode::parse);
        FieldValue<Description> description = body.requiredText("description", Description::new);
        FieldValue<CustomerReference> customer = body.requiredText("customerId", CustomerReference::new);
        FieldValue<PaymentMethodId> method = body.text("paymentMethodId", PaymentMethodId::parse);
        FieldValue<Metadata> metadata = body.strings("metadata", Metadata::new);
        return () -> new ChargeCustomer.Command(
                customer.get(),
                new Money(amount.get(), currency.get()),
                description.get(),
                method.orNull(),
                metadata.orNull());
    }
}
