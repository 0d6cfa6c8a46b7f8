package dev.hexpay.adapter.http.api.payment;

import dev.hexpay.adapter.http.api.Paging;
import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Parsers;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.TransactionStatus;
import java.util.function.Supplier;

/** The query parameters of a list of transactions. */
record TransactionListRequest(Filter filter, PageRequest<TransactionId> page) {
    static Supplier<TransactionListRequest> read(Query query) {
        FieldValue<TransactionStatus> status =
                query.text("status", Parsers.oneOf(TransactionStatus.values(), TransactionStatus::wire));
        FieldValue<EmailAddress> email = query.text("customerEmail", EmailAddress::new);
        Supplier<PageRequest<TransactionId>> page = Paging.read(query, IdKind.TRANSACTION, TransactionId::new);
        return () -> new TransactionListRequest(new Filter(status.orNull(), email.orNull()), page.get());
    }
}
