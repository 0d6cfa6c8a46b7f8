package dev.hexpay.application.port.in.operator;

import dev.hexpay.domain.tenant.Scope;
import java.util.List;

/** Finds objects by what a person has at hand. */
public interface SearchQueries {
    /**
     * The objects that this text names exactly, the newest first, at most 20 of each kind: an id of any kind, the number
     * of an invoice or credit note, a customer's own id, an e-mail address, or the last four digits of a card. None for
     * any other text.
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
