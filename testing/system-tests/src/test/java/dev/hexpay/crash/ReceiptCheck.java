package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Compares the receipts of a merchant's documents with what the mail server accepted. */
final class ReceiptCheck {
    private final Jdbi jdbi;
    private final MailServer server;

    ReceiptCheck(Jdbi jdbi, MailServer server) {
        this.jdbi = jdbi;
        this.server = server;
    }

    private record Sent(String receipt, String document, boolean isSent) {}

    /** Fails unless each document has one receipt, accepted no more often than a crash or a lost response explains. */
    void check(CrashCase crash, Scope scope) {
        List<Sent> receipts = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, document_id, sent_at FROM hexpay.receipt WHERE organization_id = :organization")
                .bind("organization", scope.organization().value())
                .map((row, context) -> new Sent(row.getString(1), row.getString(2), row.getObject(3) != null))
                .list());
        assertThat(receipts.stream().map(Sent::document))
                .as("documents with a receipt")
                .containsExactlyInAnyOrderElementsOf(documents(scope));
        Map<String, Long> accepted = server.accepted();
        long beforeCrash = crash.operation() == ReceiptOperation.SEND_RECEIPT ? 1 : 0;
        long afterwards = crash.fault().isAfterEffect() ? 2 : 1;
        for (Sent receipt : receipts) {
            assertThat(receipt.isSent()).as("%s is sent", receipt).isTrue();
            assertThat(accepted.get(receipt.receipt()))
                    .as("how often %s was accepted", receipt)
                    .isEqualTo(beforeCrash + afterwards);
        }
    }

    private List<String> documents(Scope scope) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM hexpay.invoice WHERE organization_id = :organization"
                                + " UNION ALL SELECT id FROM hexpay.credit_note WHERE organization_id = :organization")
                        .bind("organization", scope.organization().value())
                        .mapTo(String.class)
                        .list());
    }
}
