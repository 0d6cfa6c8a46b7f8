package dev.hexpay.http.transaction;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.Transactions.Filter;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.transaction.TransactionStatus;
import dev.hexpay.http.api.Paging;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import dev.hexpay.http.input.Words;
import java.util.function.Supplier;

/** Which attempts a client wants to see. */
record TransactionListRequest(Filter filter, PageRequest<TransactionId> page) {
    static Supplier<TransactionListRequest> read(Query query) {
        Read<TransactionStatus> status =
                query.text("status", Words.oneOf(TransactionStatus.values(), TransactionStatus::wire));
        Read<EmailAddress> email = query.text("customerEmail", EmailAddress::new);
        Supplier<PageRequest<TransactionId>> page = Paging.read(query, IdKind.TRANSACTION, TransactionId::new);
        return () -> new TransactionListRequest(new Filter(status.orNull(), email.orNull()), page.get());
    }
}
