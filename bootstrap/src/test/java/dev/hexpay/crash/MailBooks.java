package dev.hexpay.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.scope.Scope;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Holds the receipts of a merchant's papers against what the mail server has taken. */
final class MailBooks {
    private final Jdbi jdbi;
    private final MailServer server;

    MailBooks(Jdbi jdbi, MailServer server) {
        this.jdbi = jdbi;
        this.server = server;
    }

    private record Sent(String receipt, String document, boolean isSent) {}

    /** Fails unless each paper was sent under one name, and no more often than a crash or a lost answer explains. */
    void check(Case crash, Scope scope) {
        List<Sent> receipts = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id, document_id, sent_at FROM receipt WHERE organization_id = :organization")
                .bind("organization", scope.organization().value())
                .map((row, context) -> new Sent(row.getString(1), row.getString(2), row.getObject(3) != null))
                .list());
        assertThat(receipts.stream().map(Sent::document))
                .as("papers with a receipt")
                .containsExactlyInAnyOrderElementsOf(papers(scope));
        Map<String, Long> taken = server.taken();
        long beforeCrash = crash.operation() == Mailing.SEND_RECEIPT ? 1 : 0;
        long afterwards = crash.fault().isAfterEffect() ? 2 : 1;
        for (Sent receipt : receipts) {
            assertThat(receipt.isSent()).as("%s is sent", receipt).isTrue();
            assertThat(taken.get(receipt.receipt()))
                    .as("how often %s was taken", receipt)
                    .isEqualTo(beforeCrash + afterwards);
        }
    }

    private List<String> papers(Scope scope) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM invoice WHERE organization_id = :organization"
                                + " UNION ALL SELECT id FROM credit_note WHERE organization_id = :organization")
                        .bind("organization", scope.organization().value())
                        .mapTo(String.class)
                        .list());
    }
}
