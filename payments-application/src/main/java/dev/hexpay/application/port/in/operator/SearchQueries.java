package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Finds objects by what a person has at hand. */
public interface SearchQueries {
    /** The most objects of one kind. */
    int MAX_HITS = 20;

    /**
     * The objects that this text names exactly, the newest of each kind first, at most {@link #MAX_HITS} of each kind. The
     * text is an id of a kind below, the id of a payment method, which names its customer, the number of an invoice or
     * credit note, a customer's external id, the e-mail address of customers and of the payers of transactions, or the last
     * four digits of the card of transactions. None for any other text; spaces around it do not count.
     */
    List<Hit> search(Scope scope, String text);

    /**
     * An object.
     *
     * @param kind what it is
     * @param id its id
     * @param label one line about it: an amount with its currency, an e-mail address, a number
     */
    record Hit(Kind kind, String id, String label) {}

    /** The kinds of objects that have a page. */
    enum Kind {
        PAYMENT,
        TRANSACTION,
        CUSTOMER,
        INVOICE,
        CREDIT_NOTE,
        REFUND,
        DISPUTE,
        EVENT,
        WEBHOOK
    }
}
