package dev.hexpay.http.payment;

import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.ListPayments;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.PaymentId;
import dev.hexpay.domain.payment.PaymentKind;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.time.Instant;
import java.util.function.Supplier;

/** Which payments a client wants to see. */
record PaymentListRequest(ListPayments.Query query, PageRequest<PaymentId> page) {
    static Supplier<PaymentListRequest> read(Query query) {
        Read<CustomerReference> customer = query.text("customerId", CustomerReference::new);
        Read<PaymentStatus> status = query.text("status", Words.oneOf(PaymentStatus.values(), PaymentStatus::wire));
        Read<PaymentKind> kind = query.text("kind", Words.oneOf(PaymentKind.values(), PaymentKind::wire));
        Read<Instant> after = query.text("createdAfter", Words::instant);
        Read<Instant> before = query.text("createdBefore", Words::instant);
        Supplier<PageRequest<PaymentId>> page = Paging.read(query, IdKind.PAYMENT, PaymentId::new);
        return () -> new PaymentListRequest(
                new ListPayments.Query(
                        customer.orNull(), status.orNull(), kind.orNull(), after.orNull(), before.orNull()),
                page.get());
    }
}
