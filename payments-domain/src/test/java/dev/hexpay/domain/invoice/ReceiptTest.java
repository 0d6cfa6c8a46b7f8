package dev.hexpay.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.Receipt.State.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private static Receipt queued() {
        return Receipt.queued(
                new ReceiptId("rcp_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new DocumentRef.InvoiceRef(new InvoiceId("inv_01JD3K5T0MZQ8V6X2Y4W7R9S1A")),
                new EmailAddress("ada@example.com"),
                MONDAY);
    }

    @Test
    void a_receipt_is_due_at_once() {
        assertThat(queued().state()).isEqualTo(new Pending(MONDAY, 0));
    }

    @Test
    void delay_grows_after_each_failure_until_the_receipt_fails() {
        Receipt receipt = queued();
        List<Duration> waits = new ArrayList<>();
        while (receipt.state() instanceof Pending) {
            receipt = receipt.deliveryFailed(MONDAY);
            if (receipt.state() instanceof Pending pending) {
                waits.add(Duration.between(MONDAY, pending.dueAt()));
            }
        }

        assertThat(waits)
                .hasSize(10)
                .isSorted()
                .startsWith(Duration.ofMinutes(1))
                .endsWith(Duration.ofHours(24));
        assertThat(receipt.state()).isEqualTo(new Receipt.State.Failed(MONDAY));
    }

    @Test
    void sent_receipt_cannot_be_sent_again() {
        Receipt sent = queued().sent(MONDAY);

        assertThat(sent.state()).isEqualTo(new Receipt.State.Sent(MONDAY));
        assertThatThrownBy(() -> sent.sent(MONDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sent.deliveryFailed(MONDAY)).isInstanceOf(IllegalStateException.class);
    }
}
