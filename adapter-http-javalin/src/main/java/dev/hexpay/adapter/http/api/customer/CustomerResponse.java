package dev.hexpay.adapter.http.api.customer;

import dev.hexpay.adapter.http.json.OneOf;
import dev.hexpay.adapter.http.json.Timestamps;
import dev.hexpay.application.port.in.customer.CustomerDetails;
import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.customer.PaymentMethod;
import dev.hexpay.domain.customer.PostalAddress;
import dev.hexpay.domain.customer.TaxDocumentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a customer: the published keys in their order, then our additional keys. */
record CustomerResponse(
        String id,
        @Nullable String externalId,
        @Nullable String fullName,
        String email,
        @Nullable String taxDocument,
        @Nullable String documentType,
        String timezone,
        @Nullable Map<String, String> metadata,
        String createdAt,
        String updatedAt,
        @OneOf("customer") String object,
        boolean livemode,
        @Nullable PostalAddress address,
        @Nullable DefaultMethod defaultPaymentMethod,

        @OneOf(constants = TaxDocumentStatus.class) @Nullable
        String taxDocumentStatus) {

    /** The public details of the default payment method. */
    record DefaultMethod(String id, String brand, String last4, int expMonth, int expYear) {
        static @Nullable DefaultMethod of(@Nullable PaymentMethod method) {
            if (method == null) {
                return null;
            }
            Card card = method.card();
            return new DefaultMethod(method.id().value(), card.brand(), card.last4(), card.expMonth(), card.expYear());
        }
    }

    static CustomerResponse of(Scope scope, CustomerDetails view) {
        Customer customer = view.customer();
        Profile profile = customer.profile();
        return new CustomerResponse(
                customer.id().value(),
                externalId(customer),
                profile.fullName() == null ? null : profile.fullName().value(),
                profile.email().value(),
                profile.taxDocument() == null ? null : profile.taxDocument().value(),
                null,
                profile.timezone().value(),
                profile.metadata() == null ? null : profile.metadata().entries(),
                Timestamps.format(customer.createdAt()),
                Timestamps.format(customer.updatedAt()),
                "customer",
                scope.mode().isLive(),
                profile.address(),
                DefaultMethod.of(view.defaultMethod()),
                profile.taxDocument() == null
                        ? null
                        : WireName.of(profile.taxDocument().status()));
    }

    static @Nullable String externalId(Customer customer) {
        return customer.profile().externalId() == null
                ? null
                : customer.profile().externalId().value();
    }
}
