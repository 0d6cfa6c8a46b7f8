package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.page.PaymentFilter;
import dev.hexpay.application.page.TransactionFilter;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.Payments;
import dev.hexpay.application.port.out.Transactions;
import dev.hexpay.domain.id.PaymentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Faults of lists, pages and filters. */
final class ListFaults {
    private static final Set<String> LISTS = Set.of("list", "ofCustomer");

    static final List<Fault> ALL = List.of(
            Fault.that("lists in reverse order", listing(call -> {
                Page<?> page = call.proceed();
                List<Object> items = new ArrayList<>(page.items());
                Collections.reverse(items);
                return new Page<>(items, page.hasMore());
            })),
            Fault.that("repeats the row of the cursor", listing(call -> {
                PageRequest<?> request = lastArg(call);
                if (request.after() == null) {
                    return call.proceed();
                }
                Page<?> page = call.proceed();
                List<Object> items = new ArrayList<>(page.items());
                items.add(0, items.isEmpty() ? "the row of the cursor" : items.get(0));
                return new Page<>(items.subList(0, Math.min(items.size(), request.limit())), page.hasMore());
            })),
            Fault.that("skips a row between two pages", listing(call -> {
                Page<?> page = call.proceed();
                PageRequest<?> request = lastArg(call);
                return request.after() == null || page.items().size() < 2
                        ? page
                        : new Page<>(page.items().subList(1, page.items().size()), false);
            })),
            Fault.that("always reports a further page", listing(call -> {
                Page<?> page = call.proceed();
                return new Page<>(page.items(), true);
            })),
            Fault.that("never reports a further page", listing(call -> {
                Page<?> page = call.proceed();
                return new Page<>(page.items(), false);
            })),
            Fault.that("ignores the limit", listing(call -> {
                PageRequest<?> request = lastArg(call);
                return call.with(call.args().size() - 1, new PageRequest<>(100, request.after()))
                        .proceed();
            })),
            Fault.that(
                    "lists transactions newest first",
                    Sabotage.in(Transactions.class, "ofPayment", ListFaults::reversed)),
            Fault.that(
                    "lists organizations newest first", Sabotage.in(Organizations.class, "all", ListFaults::reversed)),
            ignoring("customer"),
            ignoring("status"),
            ignoring("email"),
            ignoring("externalId"),
            ignoring("payment"),
            ignoring("transaction"),
            ignoring("currency"),
            ignoring("createdAfter"),
            ignoring("createdBefore"),
            ignoring("name"),
            ignoring("subject"),
            ignoring("occurredAfter"),
            ignoring("occurredBefore"),
            filtering("ignores the statuses", f -> f.withStatuses(Set.of())),
            filtering("ignores the kinds", f -> f.withKinds(Set.of())),
            filtering(
                    "takes the first of several statuses",
                    f -> f.withStatuses(f.statuses().stream().sorted().limit(1).collect(Collectors.toSet()))),
            filtering(
                    "takes the first of several kinds",
                    f -> f.withKinds(f.kinds().stream().sorted().limit(1).collect(Collectors.toSet()))),
            changing("includes the instant of createdAfter", ListFaults::withInstantOfCreatedAfter),
            changing("includes the instant of createdBefore", ListFaults::withInstantOfCreatedBefore),
            Fault.that("looks up a cursor among the matching rows only", Sabotage.in(Payments.class, "list", call -> {
                PageRequest<PaymentId> request = call.arg(2);
                PaymentFilter filter = call.arg(1);
                boolean fits = request.after() == null
                        || filter.statuses().isEmpty()
                        || filter.statuses()
                                .contains(call.store()
                                        .payments()
                                        .find(call.arg(0), request.after())
                                        .orElseThrow()
                                        .status());
                return fits ? call.proceed() : Page.empty();
            })));

    private ListFaults() {}

    private static Sabotage listing(Sabotage faulty) {
        return call -> LISTS.contains(call.method().getName()) ? faulty.invoke(call) : call.proceed();
    }

    /** In the filter of every port that has the component. */
    private static Fault ignoring(String component) {
        return Fault.that(
                "ignores the " + component + " of a filter",
                listing(call -> call.args().get(1) instanceof Record filter && RecordCopies.has(filter, component)
                        ? call.with(1, RecordCopies.with(filter, component, null))
                                .proceed()
                        : call.proceed()));
    }

    private static Object withInstantOfCreatedAfter(Object filter) {
        if (filter instanceof PaymentFilter payments && payments.createdAfter() != null) {
            return payments.withCreatedAfter(payments.createdAfter().minusMillis(1));
        } else if (filter instanceof TransactionFilter transactions && transactions.createdAfter() != null) {
            return transactions.withCreatedAfter(transactions.createdAfter().minusMillis(1));
        }
        return filter;
    }

    private static Object withInstantOfCreatedBefore(Object filter) {
        if (filter instanceof PaymentFilter payments && payments.createdBefore() != null) {
            return payments.withCreatedBefore(payments.createdBefore().plusMillis(1));
        } else if (filter instanceof TransactionFilter transactions && transactions.createdBefore() != null) {
            return transactions.withCreatedBefore(transactions.createdBefore().plusMillis(1));
        }
        return filter;
    }

    /** Changes the filter of every port. */
    private static Fault changing(String description, UnaryOperator<Object> faulty) {
        return Fault.that(
                description + " of a filter",
                listing(call -> call.with(1, faulty.apply(call.arg(1))).proceed()));
    }

    private static Fault filtering(String description, UnaryOperator<PaymentFilter> faulty) {
        return Fault.that(
                description + " of a filter",
                Sabotage.in(
                        Payments.class,
                        "list",
                        call -> call.with(1, faulty.apply(call.arg(1))).proceed()));
    }

    private static Object reversed(PortCall call) throws Throwable {
        List<Object> items = new ArrayList<>(call.<List<?>>proceed());
        Collections.reverse(items);
        return items;
    }

    private static PageRequest<?> lastArg(PortCall call) {
        return call.arg(call.args().size() - 1);
    }
}
