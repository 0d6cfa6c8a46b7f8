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

    private static Profile known(String externalId) {
        ExternalId own = externalId == null ? null : new ExternalId(externalId);
        return new Profile(new EmailAddress("ada@example.com"), own, null, null, TimeZoneName.UTC, null, null);
    }

    @Test
    void a_merchant_knows_a_customer_by_their_own_id_when_they_gave_one() {
        assertThat(Customer.created(ID, known("ada-1"), MONDAY).merchantsId()).isEqualTo("ada-1");
        assertThat(Customer.created(ID, known(null), MONDAY).merchantsId()).isEqualTo(ID.value());
    }

    @Test
    void a_change_keeps_everything_else_and_notes_when_it_was() {
        Customer created = Customer.created(ID, known(null), MONDAY);
        Customer charged = created.chargedBy(METHOD, TUESDAY);
        Customer described = charged.described(known("ada-1"), TUESDAY);

        assertThat(created.defaultMethod()).isNull();
        assertThat(charged).isEqualTo(new Customer(ID, known(null), METHOD, MONDAY, TUESDAY, 0));
        assertThat(described).isEqualTo(new Customer(ID, known("ada-1"), METHOD, MONDAY, TUESDAY, 0));
    }
}
