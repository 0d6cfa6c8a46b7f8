package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Cell;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.Formats;
import dev.hexpay.domain.invoice.InvoiceStatus;
import dev.hexpay.domain.payment.DisputeStatus;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.payment.RefundStatus;
import dev.hexpay.domain.payment.TransactionStatus;
import dev.hexpay.domain.text.WireName;
import dev.hexpay.domain.webhook.DeliveryState;
import dev.hexpay.domain.webhook.EndpointState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Statuses as operators see them. */
final class Statuses {
    private Statuses() {}

    static Cell of(PaymentStatus status) {
        return cell(
                status,
                switch (status) {
                    case SUCCEEDED -> Tone.GOOD;
                    case PROCESSING -> Tone.BUSY;
                    case REQUIRES_ACTION -> Tone.WARNING;
                    case FAILED -> Tone.BAD;
                    case PENDING, CANCELED -> Tone.NEUTRAL;
                });
    }

    static Cell of(TransactionStatus status) {
        return cell(
                status,
                switch (status) {
                    case SUCCEEDED -> Tone.GOOD;
                    case PENDING -> Tone.BUSY;
                    case DISPUTED -> Tone.WARNING;
                    case FAILED -> Tone.BAD;
                    case REFUNDED -> Tone.NEUTRAL;
                });
    }

    static Cell of(RefundStatus status) {
        return cell(
                status,
                switch (status) {
                    case SUCCEEDED -> Tone.GOOD;
                    case PENDING -> Tone.BUSY;
                    case FAILED -> Tone.BAD;
                });
    }

    static Cell of(DisputeStatus status) {
        return cell(
                status,
                switch (status) {
                    case OPEN -> Tone.WARNING;
                    case WON -> Tone.GOOD;
                    case LOST -> Tone.BAD;
                });
    }

    static Cell of(InvoiceStatus status) {
        return cell(status, status == InvoiceStatus.PAID ? Tone.GOOD : Tone.NEUTRAL);
    }

    static Cell of(EndpointState state) {
        if (state instanceof EndpointState.Disabled disabled) {
            return Cell.status("Disabled: " + WireName.of(disabled.reason()), "disabled", Tone.BAD);
        }
        boolean isFailing = state instanceof EndpointState.Active active && active.failures() > 0;
        return isFailing ? Cell.status("Failing", "failing", Tone.WARNING) : Cell.status("Active", "active", Tone.GOOD);
    }

    static Cell of(DeliveryState state) {
        if (state instanceof DeliveryState.Succeeded) {
            return Cell.status("Delivered", "succeeded", Tone.GOOD);
        }
        return state instanceof DeliveryState.Failed
                ? Cell.status("Failed", "failed", Tone.BAD)
                : Cell.status("Pending", "pending", Tone.BUSY);
    }

    private static Cell cell(Enum<?> status, Tone tone) {
        return Cell.status(Formats.words(status), WireName.of(status), tone);
    }

    /** The choices of a filter: any, or one of these. */
    static List<Field.Option> any(Enum<?>[] values) {
        return Stream.concat(
                        Stream.of(new Field.Option("", "Any", false)),
                        Arrays.stream(values)
                                .map(value -> new Field.Option(WireName.of(value), Formats.words(value), false)))
                .toList();
    }
}
