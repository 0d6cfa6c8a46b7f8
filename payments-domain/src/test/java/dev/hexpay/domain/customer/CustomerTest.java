package dev.hexpay.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.id.CustomerId;
import dev.hexpay.domain.id.PaymentMethodId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final CustomerId ID = new CustomerId("cus_01JD3K5T0MZQ8V6X2Y4W7R9S1A");
    private static final PaymentMethodId METHOD = new PaymentMethodId("pm_01JD3K5T0MZQ8V6X2Y4W7R9S1A");

    private static Profile profile(String externalId) {
        ExternalId id = externalId == null ? null : new ExternalId(externalId);
        return new Profile(new EmailAddress("ada@example.com"), id, null, null, TimeZoneName.UTC, null, null);
    }

    @Test
    void merchant_reference_is_the_external_id_or_else_the_customer_id() {
        assertThat(Customer.create(ID, profile("ada-1"), MONDAY).merchantReference())
                .isEqualTo("ada-1");
        assertThat(Customer.create(ID, profile(null), MONDAY).merchantReference())
                .isEqualTo(ID.value());
    }

    @Test
    void a_change_keeps_other_fields_and_sets_updated_at() {
        Customer created = Customer.create(ID, profile(null), MONDAY);
        Customer charged = created.withDefaultMethod(METHOD, TUESDAY);
        Customer described = charged.withProfile(profile("ada-1"), TUESDAY);

        assertThat(created.defaultMethod()).isNull();
        assertThat(charged)
                .isEqualTo(new Customer(ID, profile(null), CustomerOrigin.MERCHANT, METHOD, MONDAY, TUESDAY, 0));
        assertThat(described)
                .isEqualTo(new Customer(ID, profile("ada-1"), CustomerOrigin.MERCHANT, METHOD, MONDAY, TUESDAY, 0));
    }
}
