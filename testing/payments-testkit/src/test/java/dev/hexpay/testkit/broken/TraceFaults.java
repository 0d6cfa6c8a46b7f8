package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.CreditNotes;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.Invoices;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Payments.Trace;
import dev.hexpay.application.port.out.Receipts;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of the trace of a payment, and of look-ups by what a person has at hand. */
final class TraceFaults {
    private static final Map<Object, Instant> LAST_VIEWS = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            creating("forgets the key that created a payment", null),
            creating("invents the key that created a payment", new ApiKeyId(IdKind.API_KEY.firstAt(Instant.EPOCH))),
            Fault.that("records every view of a page", call -> {
                if (call.is(Payments.class, "markOpened")) {
                    LAST_VIEWS.put(call.arg(1), call.arg(2));
                } else if (call.is(Payments.class, "trace")) {
                    Optional<Trace> found = call.proceed();
                    return found.map(trace -> new Trace(trace.createdBy(), LAST_VIEWS.get(call.<Object>arg(1))));
                }
                return call.proceed();
            }),
            Fault.that("records no view of a page", Sabotage.in(Payments.class, "markOpened", call -> null)),
            Fault.that("counts a view of a page as a change", Sabotage.in(Payments.class, "markOpened", call -> {
                call.proceed();
                Payments payments = call.store().payments();
                Optional<Payment> viewed = payments.find(call.arg(0), call.arg(1));
                viewed.ifPresent(payment -> payments.save(call.arg(0), payment));
                return null;
            })),
            Fault.that(
                    "records a view of a page inside a unit of work only",
                    Sabotage.in(Payments.class, "markOpened", call -> {
                        if (!call.store().unitOfWork().isOpen()) {
                            throw new DuplicateKeyException("no unit of work");
                        }
                        return call.proceed();
                    })),
            Fault.that("finds no key by its id", Sabotage.in(ApiKeys.class, "find", call -> Optional.empty())),
            Fault.that(
                    "finds no invoice by its number",
                    Sabotage.in(Invoices.class, "findByNumber", call -> Optional.empty())),
            Fault.that(
                    "finds no credit note by its number",
                    Sabotage.in(CreditNotes.class, "findByNumber", call -> Optional.empty())),
            Fault.that("finds no transaction of a card", Sabotage.in(Transactions.class, "ofCard", call -> List.of())),
            Fault.that(
                    "finds all transactions of a card",
                    Sabotage.in(
                            Transactions.class,
                            "ofCard",
                            call -> call.with(2, 1_000).proceed())),
            Fault.that(
                    "finds no receipt of a document", Sabotage.in(Receipts.class, "ofDocuments", call -> List.of())));

    private TraceFaults() {}

    private static Fault creating(String description, Object key) {
        return Fault.that(
                description,
                Sabotage.in(
                        Payments.class,
                        "insert",
                        call -> call.args().size() == 3 ? call.with(2, key).proceed() : call.proceed()));
    }
}
