package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.Customers;
import dev.hexpay.application.port.out.DuplicateKeyException;
import dev.hexpay.application.port.out.PaymentMethods;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.EmailAddress;
import dev.hexpay.domain.customer.ExternalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Faults of who a customer is, and who pays. */
final class CustomerFaults {
    static final List<Fault> ALL = List.of(
            Fault.that(
                    "lets two customers have one own id",
                    Sabotage.swallowing(Customers.class, "save", DuplicateKeyException.class)),
            Fault.that("takes a customer for another who has the own id", Sabotage.in(Customers.class, "save", call -> {
                if (call.<Customer>arg(1).profile().externalId() != null) {
                    throw new DuplicateKeyException("the own id");
                }
                return call.proceed();
            })),
            Fault.that("changes the customer who was there", Sabotage.in(Customers.class, "insertOrFind", call -> {
                Customer there = call.proceed();
                Customer given = call.arg(1);
                return there.id().equals(given.id())
                        ? there
                        : call.store()
                                .customers()
                                .save(call.arg(0), RecordCopies.with(there, "profile", given.profile()));
            })),
            Fault.that(
                    "takes one e-mail address for one customer", Sabotage.in(Customers.class, "insertOrFind", call -> {
                        Optional<Customer> there = call.store()
                                .customers()
                                .findOldestByEmail(
                                        call.arg(0),
                                        call.<Customer>arg(1).profile().email());
                        return there.isPresent() ? there.get() : call.proceed();
                    })),
            Fault.that("returns the customer who was not kept", Sabotage.in(Customers.class, "insertOrFind", call -> {
                call.proceed();
                return call.arg(1);
            })),
            Fault.that("keeps no customer with an own id", Sabotage.in(Customers.class, "insertOrFind", call -> {
                Customer given = call.arg(1);
                return given.profile().externalId() == null ? call.proceed() : given;
            })),
            Fault.that("lets each decide who pays", Sabotage.in(Customers.class, "payerOf", call -> call.arg(2))),
            Fault.that(
                    "decides who pays for all addresses at once",
                    Sabotage.in(
                            Customers.class,
                            "payerOf",
                            call -> call.with(1, new EmailAddress("a@b.example"))
                                    .proceed())),
            byEmail(
                    "knows upper case in ASCII only",
                    (kept, requested) -> ascii(kept).equals(ascii(requested))),
            byEmail("knows an e-mail address in its own case only", String::equals),
            byEmail(
                    "takes an e-mail address for a pattern",
                    (kept, requested) -> kept.toLowerCase(Locale.ROOT).matches(pattern(requested))),
            byEmail("finds nobody by e-mail", (kept, requested) -> false),
            byEmail("finds anybody by e-mail", (kept, requested) -> true),
            Fault.that("finds the newest by e-mail", Sabotage.in(Customers.class, "findOldestByEmail", call -> {
                EmailAddress requested = call.arg(1);
                return all(call).stream()
                        .filter(c -> c.profile().email().normalized().equals(requested.normalized()))
                        .findFirst();
            })),
            Fault.that("finds own ids in any case", Sabotage.in(Customers.class, "findByExternalId", call -> {
                String requested = call.<ExternalId>arg(1).value();
                return all(call).stream()
                        .filter(c -> c.profile().externalId() != null
                                && c.profile().externalId().value().equalsIgnoreCase(requested))
                        .findFirst();
            })),
            Fault.that(
                    "keeps own ids in lower case",
                    Sabotage.onWrite(
                            ExternalId.class, id -> new ExternalId(id.value().toLowerCase(Locale.ROOT)))),
            Fault.that(
                    "ignores the own id of a list",
                    Sabotage.in(
                            Customers.class, "list", call -> call.with(1, null).proceed())),
            Fault.that("keeps the default method that was", Sabotage.in(Customers.class, "save", call -> {
                Customer given = call.arg(1);
                Customer kept =
                        call.store().customers().find(call.arg(0), given.id()).orElse(given);
                return kept.defaultMethod() == null
                        ? call.proceed()
                        : call.with(1, RecordCopies.with(given, "defaultMethod", kept.defaultMethod()))
                                .proceed();
            })),
            Fault.that("never forgets what was known", Sabotage.in(Customers.class, "save", call -> {
                Customer given = call.arg(1);
                Customer kept =
                        call.store().customers().find(call.arg(0), given.id()).orElse(given);
                return given.profile().address() == null && kept.profile().address() != null
                        ? call.with(1, RecordCopies.with(given, "profile", kept.profile()))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that(
                    "finds each as often as asked for",
                    call -> call.method().getName().equals("findAll") ? twice(call) : call.proceed()),
            Fault.that("chokes when nothing is asked for", call -> {
                if (call.method().getName().equals("findAll")
                        && call.<Collection<?>>arg(1).isEmpty()) {
                    throw new DuplicateKeyException("in ()");
                }
                return call.proceed();
            }),
            Fault.that(
                    "loses a method once it is read",
                    Sabotage.in(PaymentMethods.class, "find", call -> Optional.empty())));

    private CustomerFaults() {}

    private static Fault byEmail(String description, BiPredicate<String, String> same) {
        return Fault.that(description, Sabotage.in(Customers.class, "findOldestByEmail", call -> {
            String requested = call.<EmailAddress>arg(1).value();
            List<Customer> oldestFirst = new ArrayList<>(all(call));
            Collections.reverse(oldestFirst);
            return oldestFirst.stream()
                    .filter(c -> same.test(c.profile().email().value(), requested))
                    .findFirst();
        }));
    }

    private static List<Customer> all(PortCall call) {
        return call.store()
                .customers()
                .list(call.arg(0), null, PageRequest.first(100))
                .items();
    }

    private static Object twice(PortCall call) throws Throwable {
        List<Object> found = new ArrayList<>(call.<List<?>>proceed());
        if (call.<Collection<?>>arg(1).size() > found.size() && !found.isEmpty()) {
            found.add(found.get(0));
        }
        return found;
    }

    private static String ascii(String text) {
        StringBuilder lower = new StringBuilder();
        text.chars().map(c -> c >= 'A' && c <= 'Z' ? c + 32 : c).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static String pattern(String like) {
        return like.toLowerCase(Locale.ROOT)
                .replace(".", "\\.")
                .replace("'", "\\'")
                .replace("+", "\\+")
                .replace("_", ".")
                .replace("%", ".*");
    }
}
