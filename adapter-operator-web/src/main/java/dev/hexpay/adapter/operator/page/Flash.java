package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.text.WireName;
import java.util.Arrays;
import java.util.List;

/** What the page after an action says; its name is a parameter of the query, never its text. */
enum Flash {
    LINK_CREATED(Tone.GOOD, "The link was created."),
    PAYMENT_CANCELED(Tone.GOOD, "The link was canceled."),
    CHARGED(Tone.GOOD, "The charge was made."),
    CHARGE_FAILED(Tone.BAD, "The charge failed. The reason and what to do are below."),
    CHARGE_REQUIRES_ACTION(
            Tone.WARNING,
            "The bank wants the customer to confirm. Send the customer the address of the payment page below."),
    CHARGE_PROCESSING(Tone.BUSY, "The charge is being processed. Open this page again in a minute to see its result."),
    REFUNDED(Tone.GOOD, "The refund was made. Its status is below."),
    REFUND_PENDING(Tone.BUSY, "The refund was requested. Open this page again in a minute to see its result."),
    REFUND_FAILED(Tone.BAD, "The refund failed. The reason is below."),
    INVOICE_SENT(Tone.GOOD, "The invoice is being sent."),
    INVOICE_UPDATED(Tone.GOOD, "The status of the invoice was changed."),
    DEFAULT_SET(Tone.GOOD, "The default payment method was changed."),
    DETACHED(Tone.GOOD, "The payment method was detached."),
    WEBHOOK_CREATED(Tone.GOOD, "The endpoint was created. Its secret was shown once; rotate it if you do not have it."),
    WEBHOOK_UPDATED(Tone.GOOD, "The endpoint was changed."),
    WEBHOOK_DELETED(Tone.GOOD, "The endpoint was deleted."),
    SECRET_ROTATED(Tone.GOOD, "The secret was rotated. It was shown once; the one before signs along for a day."),
    TEST_DELIVERED(Tone.GOOD, "The test event was delivered."),
    TEST_FAILED(Tone.BAD, "The test event was not delivered."),
    DELIVERY_RETRIED(Tone.GOOD, "The event is being sent again."),
    REPLAYED(Tone.GOOD, "The events are being sent again."),
    KEY_CREATED(
            Tone.GOOD, "The API key was created. Its secret was shown once; create another key if you do not have it."),
    KEY_DELETED(Tone.GOOD, "The API key was deleted."),
    DISPUTE_RESOLVED(Tone.GOOD, "The dispute is being resolved: the sandbox sends a notification, as a bank would.");

    private final Tone tone;
    private final String text;

    Flash(Tone tone, String text) {
        this.tone = tone;
        this.text = text;
    }

    /** What is said of a charge in this status. */
    static Flash ofCharge(PaymentStatus status) {
        return switch (status) {
            case SUCCEEDED -> CHARGED;
            case FAILED, CANCELED -> CHARGE_FAILED;
            case REQUIRES_ACTION -> CHARGE_REQUIRES_ACTION;
            case PENDING, PROCESSING -> CHARGE_PROCESSING;
        };
    }

    /** What is said of a refund in this status. */
    static Flash ofRefund(RefundStatus status) {
        return switch (status) {
            case SUCCEEDED -> REFUNDED;
            case FAILED -> REFUND_FAILED;
            case PENDING -> REFUND_PENDING;
        };
    }

    /** The address of a page that says this. */
    String at(String href) {
        return href + "?done=" + WireName.of(this);
    }

    static List<Block> of(OperatorRequest request) {
        String done = request.query().text("done");
        return Arrays.stream(values())
                .filter(flash -> WireName.of(flash).equals(done))
                .map(flash -> (Block) new Block.Notice(flash.tone, "", flash.text))
                .toList();
    }
}
