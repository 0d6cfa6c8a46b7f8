package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aCreditNote;
import static dev.hexpay.testkit.Builders.aCreditNoteId;
import static dev.hexpay.testkit.Builders.aRefund;
import static dev.hexpay.testkit.Builders.aRefundId;
import static dev.hexpay.testkit.Builders.anInvoice;
import static dev.hexpay.testkit.Builders.anInvoiceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.domain.id.CreditNoteId;
import dev.hexpay.domain.id.RefundId;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.tax.TaxBreakdown;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.CreditNoteBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link CreditNotes} guarantees. */
public abstract class CreditNotesContract extends StoreContract {
    private int invoices;

    @Test
    void a_credit_note_is_read_back_equal() {
        assertStored(inserted(scope, aCreditNote()));
    }

    @Test
    void a_credit_note_with_a_high_number_and_last_millisecond_is_read_back_equal() {
        assertStored(inserted(scope, aCreditNote().numbered(1_000_000_000_000L).issuedAt(EdgeValues.LAST_MILLISECOND)));
    }

    @Test
    void every_price_is_read_back_equal() {
        Invoice invoice = storedInvoice(scope);
        long number = 0;
        for (TaxBreakdown price : EdgeValues.prices()) {
            assertStored(inserted(scope, aCreditNote().on(invoice).of(price).numbered(++number)));
        }
    }

    @Test
    void a_number_is_used_once() {
        CreditNote first = inserted(scope, aCreditNote().numbered(7));
        CreditNote duplicate = newCreditNote(scope, aCreditNote().numbered(7));
        assertThatThrownBy(() -> insert(scope, duplicate)).isInstanceOf(DuplicateKeyException.class);
        assertStored(first);
        assertThat(store.creditNotes().find(scope, duplicate.id())).isEmpty();
    }

    @Test
    void a_number_is_used_once_in_each_scope() {
        inserted(scope, aCreditNote().numbered(7));
        for (Scope otherScope : otherScopes) {
            CreditNote foreign = inserted(otherScope, aCreditNote().numbered(7));
            assertThat(store.creditNotes().find(otherScope, foreign.id())).contains(foreign);
        }
    }

    @Test
    void a_refund_has_one_credit_note() {
        Invoice invoice = storedInvoice(scope);
        CreditNote first = inserted(scope, aCreditNote().on(invoice).numbered(1));
        CreditNote duplicate =
                aCreditNote().on(invoice).of(first.refund()).numbered(2).build();
        assertThatThrownBy(() -> insert(scope, duplicate)).isInstanceOf(DuplicateKeyException.class);
        assertStored(first);
        assertThat(store.creditNotes().find(scope, duplicate.id())).isEmpty();
    }

    @Test
    void a_cancellation_is_read_back_equal_and_is_not_the_credit_note_of_its_refund() {
        CreditNote credited = inserted(scope, aCreditNote().numbered(1));
        CreditNote cancellation = aCreditNote().canceling(credited).numbered(2).build();
        insert(scope, cancellation);
        assertStored(credited);
        assertStored(cancellation);
        assertThat(list().items()).containsExactlyInAnyOrder(credited, cancellation);
        assertThat(store.creditNotes().ofRefunds(scope, List.of(credited.refund())))
                .containsExactly(credited);
    }

    @Test
    void a_credit_note_is_canceled_once() {
        CreditNote credited = inserted(scope, aCreditNote().numbered(1));
        CreditNote first = aCreditNote().canceling(credited).numbered(2).build();
        insert(scope, first);
        CreditNote duplicate = aCreditNote().canceling(credited).numbered(3).build();
        assertThatThrownBy(() -> insert(scope, duplicate)).isInstanceOf(DuplicateKeyException.class);
        assertStored(first);
        assertThat(store.creditNotes().find(scope, duplicate.id())).isEmpty();
    }

    @Test
    void a_credit_note_is_found_in_its_own_scope_only() {
        CreditNote note = inserted(scope, aCreditNote());
        for (Scope otherScope : otherScopes) {
            assertThat(store.creditNotes().find(otherScope, note.id()))
                    .as("%s", otherScope)
                    .isEmpty();
        }
        assertStored(note);
    }

    @Test
    void an_unknown_credit_note_is_not_found() {
        inserted(scope, aCreditNote());
        assertThat(store.creditNotes().find(scope, aCreditNoteId())).isEmpty();
    }

    @Test
    void the_credit_notes_of_refunds_are_found_in_their_own_scope_only() {
        CreditNote first = inserted(scope, aCreditNote().numbered(1));
        CreditNote second = inserted(scope, aCreditNote().numbered(2));
        inserted(scope, aCreditNote().numbered(3));
        List<RefundId> refunds = List.of(first.refund(), second.refund(), aRefundId(), first.refund());
        for (Scope otherScope : otherScopes) {
            assertThat(store.creditNotes().ofRefunds(otherScope, refunds)).isEmpty();
        }
        assertThat(store.creditNotes().ofRefunds(scope, refunds)).containsExactlyInAnyOrder(first, second);
        assertThat(store.creditNotes().ofRefunds(scope, List.of())).isEmpty();
    }

    @Test
    void credit_notes_are_listed_newest_first_regardless_of_insertion_order() {
        Invoice invoice = storedInvoice(scope);
        CreditNote middle = inserted(
                scope, aCreditNote().on(invoice).issuedAt(NOON.plusMillis(1)).numbered(1));
        CreditNote newest = inserted(
                scope, aCreditNote().on(invoice).issuedAt(NOON.plusMillis(2)).numbered(2));
        CreditNote oldest =
                inserted(scope, aCreditNote().on(invoice).issuedAt(NOON).numbered(3));
        assertThat(list().items()).containsExactly(newest, middle, oldest);
        assertThat(list(invoice).items()).containsExactly(newest, middle, oldest);
    }

    @Test
    void credit_notes_are_listed_in_their_own_scope_only() {
        CreditNote own = inserted(scope, aCreditNote());
        for (Scope otherScope : otherScopes) {
            CreditNote foreign = inserted(otherScope, aCreditNote());
            assertThat(store.creditNotes()
                            .list(otherScope, null, PageRequest.first(10))
                            .items())
                    .containsExactly(foreign);
            assertThat(store.creditNotes()
                            .list(otherScope, own.invoice(), PageRequest.first(10))
                            .items())
                    .isEmpty();
        }
        assertThat(list().items()).containsExactly(own);
    }

    @Test
    void a_list_of_an_invoice_has_its_credit_notes_only() {
        Invoice invoice = storedInvoice(scope);
        CreditNote wanted = inserted(scope, aCreditNote().on(invoice).numbered(1));
        inserted(scope, aCreditNote().numbered(2));
        assertThat(list(invoice)).isEqualTo(new Page<>(List.of(wanted), false));
        assertThat(store.creditNotes().list(scope, anInvoiceId(), PageRequest.first(10)))
                .isEqualTo(Page.empty());
    }

    @Test
    void pages_have_no_gaps_or_duplicates_during_inserts() {
        Invoice invoice = storedInvoice(scope);
        List<CreditNote> expected = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            expected.add(inserted(scope, aCreditNote().on(invoice).numbered(i)));
        }
        Collections.reverse(expected);
        long[] number = {100};
        List<CreditNote> read = PagedReader.readAll(
                page -> store.creditNotes().list(scope, null, page),
                CreditNote::id,
                2,
                () -> inserted(
                        scope,
                        aCreditNote().on(invoice).issuedAt(NOON.plusSeconds(1)).numbered(++number[0])));
        assertThat(read).containsExactlyElementsOf(expected);
    }

    private Page<CreditNote> list() {
        return store.creditNotes().list(scope, null, PageRequest.first(10));
    }

    private Page<CreditNote> list(Invoice invoice) {
        PageRequest<CreditNoteId> first = PageRequest.first(10);
        return store.creditNotes().list(scope, invoice.id(), first);
    }

    private void assertStored(CreditNote note) {
        assertThat(store.creditNotes().find(scope, note.id())).contains(note);
    }

    private CreditNote inserted(Scope where, CreditNoteBuilder builder) {
        CreditNote note = newCreditNote(where, builder);
        insert(where, note);
        return note;
    }

    /** For a new refund, and for a new invoice unless the builder names a stored one. */
    private CreditNote newCreditNote(Scope where, CreditNoteBuilder builder) {
        CreditNote note = builder.of(stored(where, aRefund()).id()).build();
        boolean hasInvoice = store.invoices().find(where, note.invoice()).isPresent();
        return hasInvoice ? note : builder.on(storedInvoice(where)).build();
    }

    private Invoice storedInvoice(Scope where) {
        return stored(where, anInvoice().numbered(++invoices));
    }

    private void insert(Scope where, CreditNote note) {
        inUnit(() -> store.creditNotes().insert(where, note));
    }
}
