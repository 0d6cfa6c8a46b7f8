package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.customer.CustomerReference;
import dev.hexpay.application.port.in.payment.ListPayments;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import java.time.Instant;
import java.util.function.Supplier;

/** The query parameters of a list of payments. */
record PaymentListRequest(ListPayments.Query filter, PageRequest<PaymentId> page) {
    static Supplier<PaymentListRequest> read(Query query) {
        FieldValue<CustomerReference> customer = query.text("customerId", CustomerReference::new);
        FieldValue<PaymentStatus> status =
                query.text("status", Parsers.oneOf(PaymentStatus.values(), PaymentStatus::wire));
        FieldValue<PaymentKind> kind = query.text("kind", Parsers.oneOf(PaymentKind.values(), PaymentKind::wire));
        FieldValue<Instant> after = query.text("createdAfter", Parsers::instant);
        FieldValue<Instant> before = query.text("createdBefore", Parsers::instant);
        Supplier<PageRequest<PaymentId>> page = Paging.read(query, IdKind.PAYMENT, PaymentId::new);
        return () -> new PaymentListRequest(
                new ListPayments.Query(
                        customer.orNull(), status.orNull(), kind.orNull(), after.orNull(), before.orNull()),
                page.get());
    }
}
