package dev.hexpay.application.consistency;

/**
 * Something that is recorded and must not be, or is missing.
 *
 * @param rule what must be true instead
 * @param id the object that breaks it: a public id, the number of a document, or the name of a provider
 * @param detail what is found, with the ids of other objects
 */
public record Breach(Rule rule, String id, String detail) {
    /** What must be true of a database. */
    public enum Rule {
        /** A succeeded payment has one succeeded transaction, which has its invoice; any other payment has none. */
        PAYMENT_AND_TRANSACTION_AGREE,
        /** A succeeded payment has one invoice, and any other payment has none. */
        ONE_INVOICE,
        /** Payment, transaction and invoice have the same subtotal and tax. */
        SAME_PRICE,
        /** An invoice is issued at the instant of its settlement. */
        SAME_TIME,
        /** The numbers of a series are a gapless sequence from 1. */
        GAPLESS_NUMBERS,
        /** The totals of a transaction are the sums of its refunds, which do not exceed what was paid. */
        REFUNDS_ADD_UP,
        /** A refund that succeeded has one credit note over its amount, which is canceled if the refund failed late. */
        ONE_CREDIT_NOTE,
        /** Each document has a receipt. */
        RECEIPT_QUEUED,
        /** Each change has its events, and there are no others. */
        EVENTS_RECORDED,
        /** The provider has moved what is recorded here. */
        PROVIDER_AGREES
    }
}
