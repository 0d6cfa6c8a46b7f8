package dev.hexpay.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.id.ReceiptId;
import dev.hexpay.domain.invoice.Receipt.State.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private static Receipt due() {
        return Receipt.due(
                new ReceiptId("rcp_01JD3K5T0MZQ8V6X2Y4W7R9S1A"),
                new Document.OfInvoice(new InvoiceId("inv_01JD3K5T0MZQ8V6X2Y4W7R9S1A")),
                new EmailAddress("ada@example.com"),
                MONDAY);
    }

    @Test
    void a_receipt_is_due_at_once() {
        assertThat(due().state()).isEqualTo(new Waiting(MONDAY, 0));
    }

    @Test
    void it_waits_longer_after_each_failure_and_is_given_up_after_the_last() {
        Receipt receipt = due();
        List<Duration> waits = new ArrayList<>();
        while (receipt.state() instanceof Waiting) {
            receipt = receipt.failed(MONDAY);
            if (receipt.state() instanceof Waiting waiting) {
                waits.add(Duration.between(MONDAY, waiting.dueAt()));
            }
        }

        assertThat(waits)
                .hasSize(10)
                .isSorted()
                .startsWith(Duration.ofMinutes(1))
                .endsWith(Duration.ofHours(24));
        assertThat(receipt.state()).isEqualTo(new Receipt.State.Undeliverable(MONDAY));
    }

    @Test
    void what_was_sent_is_not_sent_again() {
        Receipt sent = due().sent(MONDAY);

        assertThat(sent.state()).isEqualTo(new Receipt.State.Sent(MONDAY));
        assertThatThrownBy(() -> sent.sent(MONDAY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sent.failed(MONDAY)).isInstanceOf(IllegalStateException.class);
    }
}
