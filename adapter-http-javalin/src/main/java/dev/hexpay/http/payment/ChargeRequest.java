package dev.hexpay.http.payment;

import dev.hexpay.application.port.in.ChargeCustomer;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.domain.id.PaymentMethodId;
import dev.hexpay.domain.metadata.Metadata;
import dev.hexpay.domain.money.CurrencyCode;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.payment.Description;
import dev.hexpay.http.input.Fields;
import dev.hexpay.http.input.Read;
import java.util.Currency;
import java.util.function.Supplier;

/** What a client sends to charge a customer who is away. */
final class ChargeRequest {
    private ChargeRequest() {}

    static Supplier<ChargeCustomer.Command> read(Fields body) {
        Read<Long> amount = body.requiredInteger("amount", 1, Money.MAX_MINOR);
        Read<Currency> currency = body.requiredText("currency", CurrencyCode::parse);
        Read<Description> description = body.requiredText("description", Description::new);
        Read<CustomerReference> customer = body.requiredText("customerId", CustomerReference::new);
        Read<PaymentMethodId> method = body.text("paymentMethodId", PaymentMethodId::parse);
        Read<Metadata> metadata = body.strings("metadata", Metadata::new);
        return () -> new ChargeCustomer.Command(
                customer.get(),
                new Money(amount.get(), currency.get()),
                description.get(),
                method.orNull(),
                metadata.orNull());
    }
}
