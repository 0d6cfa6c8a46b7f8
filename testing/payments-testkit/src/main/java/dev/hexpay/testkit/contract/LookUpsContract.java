package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aLink;
import static dev.hexpay.testkit.Builders.aReceipt;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aToken;
import static dev.hexpay.testkit.Builders.aTransaction;
import static dev.hexpay.testkit.Builders.anApiKey;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.domain.customer.Card;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.DocumentRef;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.InvoiceNumber;
import dev.hexpay.domain.invoice.InvoiceSeries;
import dev.hexpay.domain.invoice.Receipt;
import dev.hexpay.domain.payment.HostedPage;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentSource;
import dev.hexpay.domain.payment.Transaction;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the repositories guarantee of look-ups by what a person has at hand. */
public abstract class LookUpsContract extends StoreContract {
    @Test
    void a_token_that_names_a_scope_finds_its_payment_there() {
        for (Scope owner : otherScopes) {
            Payment payment = storedWithToken(owner, owner);
            assertThat(store.payments().findByToken(payment.page().token())).contains(new Scoped<>(owner, payment));
        }
        assertThat(store.payments().findByToken(aToken(scope))).isEmpty();
    }

    @Test
    void a_token_that_names_a_scope_finds_no_payment_of_another() {
        for (Scope named : otherScopes) {
            Payment payment = storedWithToken(scope, named);
            assertThat(store.payments().findByToken(payment.page().token()))
                    .as("%s", named)
                    .isEmpty();
        }
    }

    private Payment storedWithToken(Scope where, Scope named) {
        return stored(where, aLink().withPage(HostedPage.of(aToken(named))).build());
    }

    @Test
    void a_key_is_found_by_its_id() {
        ApiKey key = anApiKey().expiringAt(NOON).build();
        inUnit(() -> store.apiKeys().insert(scope, key));
        assertThat(store.apiKeys().find(scope, key.id())).contains(key);
        assertThat(store.apiKeys().find(scope, anApiKey().build().id())).isEmpty();
    }

    @Test
    void a_key_is_found_by_its_id_in_its_own_scope_only() {
        ApiKey key = anApiKey().build();
        inUnit(() -> store.apiKeys().insert(scope, key));
        for (Scope otherScope : otherScopes) {
            assertThat(store.apiKeys().find(otherScope, key.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
    }

    @Test
    void an_invoice_is_found_by_its_number() {
        Invoice invoice = stored(scope, anInvoice().numbered(7));
        stored(scope, anInvoice().numbered(8));
        assertThat(store.invoices().findByNumber(scope, invoice.number())).contains(invoice);
        assertThat(store.invoices().findByNumber(scope, new InvoiceNumber(InvoiceSeries.INVOICE, 9)))
                .isEmpty();
        assertThat(store.invoices().findByNumber(scope, new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 7)))
                .isEmpty();
    }

    @Test
    void an_invoice_is_found_by_its_number_in_its_own_scope_only() {
        Invoice invoice = stored(scope, anInvoice().numbered(7));
        for (Scope otherScope : otherScopes) {
            assertThat(store.invoices().findByNumber(otherScope, invoice.number()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
    }

    @Test
    void a_credit_note_is_found_by_its_number() {
        CreditNote note = storedCreditNote(7);
        storedCreditNote(8);
        assertThat(store.creditNotes().findByNumber(scope, note.number())).contains(note);
        assertThat(store.creditNotes().findByNumber(scope, new InvoiceNumber(InvoiceSeries.CREDIT_NOTE, 9)))
                .isEmpty();
    }

    @Test
    void a_credit_note_is_found_by_its_number_in_its_own_scope_only() {
        CreditNote note = storedCreditNote(7);
        for (Scope otherScope : otherScopes) {
            assertThat(store.creditNotes().findByNumber(otherScope, note.number()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
    }

    @Test
    void transactions_of_a_card_are_found_newest_first_up_to_the_limit() {
        Transaction second = charged(scope, NOON.plusMillis(1), "0007");
        Transaction first = charged(scope, NOON, "0007");
        Transaction third = charged(scope, NOON.plusMillis(2), "0007");
        charged(scope, NOON, "0008");
        inUnit(() -> store.transactions()
                .insert(scope, aTransaction().of(stored(aLink())).build()));
        assertThat(store.transactions().ofCard(scope, "0007", 10)).containsExactly(third, second, first);
        assertThat(store.transactions().ofCard(scope, "0007", 2)).containsExactly(third, second);
        assertThat(store.transactions().ofCard(scope, "0009", 10)).isEmpty();
    }

    @Test
    void transactions_of_a_card_are_found_in_their_own_scope_only() {
        Transaction own = charged(scope, NOON, "0007");
        for (Scope otherScope : otherScopes) {
            Transaction foreign = charged(otherScope, NOON, "0007");
            assertThat(store.transactions().ofCard(otherScope, "0007", 10))
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(store.transactions().ofCard(scope, "0007", 10)).containsExactly(own);
    }

    @Test
    void receipts_of_documents_are_found_oldest_first() {
        DocumentRef invoice = new DocumentRef.InvoiceRef(anInvoiceId());
        DocumentRef other = new DocumentRef.InvoiceRef(anInvoiceId());
        Receipt second = queued(scope, NOON.plusMillis(1), invoice);
        Receipt first = queued(scope, NOON, other);
        Receipt third = queued(scope, NOON.plusMillis(2), other);
        queued(scope, NOON, new DocumentRef.InvoiceRef(anInvoiceId()));
        inUnit(() -> store.receipts().save(scope, third.sent(NOON.plusMillis(3))));
        assertThat(store.receipts().ofDocuments(scope, List.of(other, invoice)))
                .containsExactly(first, second, third.sent(NOON.plusMillis(3)));
        assertThat(store.receipts().ofDocuments(scope, List.of())).isEmpty();
    }

    @Test
    void receipts_of_documents_are_found_in_their_own_scope_only() {
        DocumentRef invoice = new DocumentRef.InvoiceRef(anInvoiceId());
        Receipt own = queued(scope, NOON, invoice);
        for (Scope otherScope : otherScopes) {
            Receipt foreign = queued(otherScope, NOON, invoice);
            assertThat(store.receipts().ofDocuments(otherScope, List.of(invoice)))
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(store.receipts().ofDocuments(scope, List.of(invoice))).containsExactly(own);
    }

    private CreditNote storedCreditNote(long number) {
        Invoice invoice = stored(scope, anInvoice().numbered(number));
        CreditNote note = aCreditNote()
                .on(invoice)
                .of(stored(scope, aRefund().succeeded()).id())
                .numbered(number)
                .build();
        inUnit(() -> store.creditNotes().insert(scope, note));
        return note;
    }

    private Transaction charged(Scope where, Instant at, String last4) {
        return stored(
                where,
                aTransaction()
                        .of(stored(where, aLink().build()))
                        .createdAt(at)
                        .withSource(new PaymentSource.CardToken("tok_1", new Card("visa", last4, 12, 2030))));
    }

    private Receipt queued(Scope where, Instant at, DocumentRef document) {
        Receipt receipt = aReceipt().of(document).createdAt(at).build();
        inUnit(() -> store.receipts().insert(where, receipt));
        return receipt;
    }
}
