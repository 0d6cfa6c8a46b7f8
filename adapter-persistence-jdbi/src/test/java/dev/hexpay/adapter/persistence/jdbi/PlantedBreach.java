package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.consistency.Breach.Rule;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/** A change of the database that no use case makes; it returns the id that the audit must report. */
@SuppressWarnings("ImmutableEnumChecker")
enum PlantedBreach {
    INVOICE_OF_AN_UNPAID_PAYMENT(Rule.ONE_INVOICE, (handle, merchant) -> {
        copyInvoice(
                handle,
                merchant,
                "inv_00000000000000000000000009",
                merchant.open.id().value());
        return "inv_00000000000000000000000009";
    }),

    LOST_INVOICE(Rule.ONE_INVOICE, (handle, merchant) -> {
        // The last one, so that no number is missing before another one.
        delete(handle, "receipt WHERE document_id = ?", merchant.invoice(merchant.last));
        delete(handle, "invoice WHERE id = ?", merchant.invoice(merchant.last));
        return merchant.last.id().value();
    }),

    SUCCESS_THAT_THE_PAYMENT_DOES_NOT_KNOW(Rule.PAYMENT_AND_TRANSACTION_AGREE, (handle, merchant) -> {
        update(
                handle,
                "payment SET attempt_id = ? WHERE id = ?",
                merchant.transaction(merchant.refunded).value(),
                merchant.paid.id().value());
        return merchant.paid.id().value();
    }),

    TRANSACTION_OF_A_PENDING_PAYMENT(Rule.PAYMENT_AND_TRANSACTION_AGREE, (handle, merchant) -> {
        String open = merchant.open.id().value();
        String last = merchant.last.id().value();
        update(handle, "payment_transaction SET payment_id = ? WHERE payment_id = ? AND status = 'failed'", open, last);
        update(handle, "event SET payment_id = ? WHERE payment_id = ? AND name = 'payment_link.failed'", open, last);
        return open;
    }),

    OTHER_AMOUNT_ON_THE_INVOICE(Rule.SAME_PRICE, (handle, merchant) -> {
        update(
                handle,
                "invoice SET amount_subtotal = amount_subtotal + 1 WHERE id = ?",
                merchant.invoice(merchant.paid));
        return merchant.paid.id().value();
    }),

    OTHER_TIME_ON_THE_INVOICE(Rule.SAME_TIME, (handle, merchant) -> {
        update(
                handle,
                "payment_transaction SET paid_at = paid_at + INTERVAL '1' HOUR WHERE id = ?",
                merchant.transaction(merchant.paid).value());
        return merchant.paid.id().value();
    }),

    GAP_IN_THE_INVOICES(Rule.GAPLESS_NUMBERS, (handle, merchant) -> {
        update(handle, "invoice SET series_sequence = 9 WHERE id = ?", merchant.invoice(merchant.last));
        return "INV-0003";
    }),

    GAP_IN_THE_CREDIT_NOTES(Rule.GAPLESS_NUMBERS, (handle, merchant) -> {
        update(
                handle,
                "credit_note SET series_sequence = 3 WHERE refund_id = ?",
                merchant.refund.id().value());
        return "CN-0001";
    }),

    OTHER_SUM_OF_REFUNDS(Rule.REFUNDS_ADD_UP, (handle, merchant) -> {
        String transaction = merchant.transaction(merchant.refunded).value();
        update(handle, "payment_transaction SET amount_refunded = amount_refunded - 1 WHERE id = ?", transaction);
        return transaction;
    }),

    LOST_CREDIT_NOTE(Rule.ONE_CREDIT_NOTE, (handle, merchant) -> {
        String refund = merchant.refund.id().value();
        delete(handle, "event WHERE refund_id = ?", refund);
        delete(handle, "credit_note WHERE refund_id = ?", refund);
        return refund;
    }),

    OTHER_AMOUNT_ON_THE_CREDIT_NOTE(Rule.ONE_CREDIT_NOTE, (handle, merchant) -> {
        String refund = merchant.refund.id().value();
        update(handle, "credit_note SET amount_subtotal = amount_subtotal - 1 WHERE refund_id = ?", refund);
        return refund;
    }),

    LOST_RECEIPT(Rule.RECEIPT_QUEUED, (handle, merchant) -> {
        delete(handle, "receipt WHERE document_id = ?", merchant.invoice(merchant.paid));
        return merchant.invoice(merchant.paid);
    }),

    LOST_EVENT(Rule.EVENTS_RECORDED, (handle, merchant) -> {
        delete(
                handle,
                "event WHERE name = 'payment.received' AND payment_id = ?",
                merchant.paid.id().value());
        return merchant.paid.id().value();
    }),

    EVENT_OF_NO_CHANGE(Rule.EVENTS_RECORDED, (handle, merchant) -> {
        update(
                handle,
                "event SET name = 'payment_link.canceled' WHERE name = 'payment_link.failed' AND payment_id = ?",
                merchant.last.id().value());
        return merchant.last.id().value();
    });

    final Rule rule;
    private final BiFunction<Handle, AuditedMerchant, String> sql;

    PlantedBreach(Rule rule, BiFunction<Handle, AuditedMerchant, String> sql) {
        this.rule = rule;
        this.sql = sql;
    }

    /** Plants it and returns the id that the audit must report. */
    String plant(Handle handle, AuditedMerchant merchant) {
        return sql.apply(handle, merchant);
    }

    private static void update(Handle handle, String change, Object... values) {
        requireOne(handle.execute("UPDATE hexpay." + change, values));
    }

    private static void delete(Handle handle, String rows, Object... values) {
        requireOne(handle.execute("DELETE FROM hexpay." + rows, values));
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new IllegalStateException(changed + " rows were changed");
        }
    }

    private static void copyInvoice(Handle handle, AuditedMerchant merchant, String id, String payment) {
        String copied =
                "series, customer_id, description, currency, amount_subtotal, tax_amount, tax_reason, tax_source,"
                        + " status, issued_at, updated_at, transaction_id, seller_name, seller_address_lines, payer_email";
        requireOne(handle.execute(
                "INSERT INTO hexpay.invoice (organization_id, mode, id, series_sequence, payment_id, " + copied + ")"
                        + " SELECT organization_id, mode, ?, 4, ?, " + copied + " FROM hexpay.invoice WHERE id = ?",
                id,
                payment,
                merchant.invoice(merchant.paid)));
    }
}
