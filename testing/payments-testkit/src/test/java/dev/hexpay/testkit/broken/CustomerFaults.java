package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.CustomerFilter;
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

/** Faults of customers, their queries and e-mail claims. */
final class CustomerFaults {
    static final List<Fault> ALL = List.of(
            Fault.that(
                    "lets two customers have one external id",
                    Sabotage.swallowing(Customers.class, "save", DuplicateKeyException.class)),
            Fault.that("treats a customer as a duplicate of itself", Sabotage.in(Customers.class, "save", call -> {
                if (call.<Customer>arg(1).profile().externalId() != null) {
                    throw new DuplicateKeyException("the external id");
                }
                return call.proceed();
            })),
            Fault.that("changes the existing customer", Sabotage.in(Customers.class, "getOrInsert", call -> {
                Customer stored = call.proceed();
                Customer given = call.arg(1);
                return stored.id().equals(given.id())
                        ? stored
                        : call.store()
                                .customers()
                                .save(call.arg(0), RecordCopies.with(stored, "profile", given.profile()));
            })),
            Fault.that("treats an e-mail address as unique", Sabotage.in(Customers.class, "getOrInsert", call -> {
                Optional<Customer> same = call.store()
                        .customers()
                        .findOldestByEmail(
                                call.arg(0), call.<Customer>arg(1).profile().email());
                return same.isPresent() ? same.get() : call.proceed();
            })),
            Fault.that(
                    "returns the customer that was not inserted", Sabotage.in(Customers.class, "getOrInsert", call -> {
                        call.proceed();
                        return call.arg(1);
                    })),
            Fault.that("inserts no customer with an external id", Sabotage.in(Customers.class, "getOrInsert", call -> {
                Customer given = call.arg(1);
                return given.profile().externalId() == null ? call.proceed() : given;
            })),
            Fault.that(
                    "lets every claim of an e-mail address win",
                    Sabotage.in(Customers.class, "claimEmail", call -> call.arg(2))),
            Fault.that(
                    "claims all e-mail addresses together",
                    Sabotage.in(
                            Customers.class,
                            "claimEmail",
                            call -> call.with(1, new EmailAddress("a@b.example"))
                                    .proceed())),
            byEmail(
                    "ignores case in ASCII only",
                    (existing, requested) -> ascii(existing).equals(ascii(requested))),
            byEmail("compares e-mail addresses with case", String::equals),
            byEmail(
                    "treats an e-mail address as a pattern",
                    (existing, requested) -> existing.toLowerCase(Locale.ROOT).matches(pattern(requested))),
            byEmail("finds no customer by e-mail", (existing, requested) -> false),
            byEmail("finds any customer by e-mail", (existing, requested) -> true),
            Fault.that(
                    "finds the newest customer by e-mail", Sabotage.in(Customers.class, "findOldestByEmail", call -> {
                        EmailAddress requested = call.arg(1);
                        return all(call).stream()
                                .filter(c -> c.profile().email().normalized().equals(requested.normalized()))
                                .findFirst();
                    })),
            Fault.that("ignores the case of external ids", Sabotage.in(Customers.class, "findByExternalId", call -> {
                String requested = call.<ExternalId>arg(1).value();
                return all(call).stream()
                        .filter(c -> c.profile().externalId() != null
                                && c.profile().externalId().value().equalsIgnoreCase(requested))
                        .findFirst();
            })),
            Fault.that(
                    "stores external ids in lower case",
                    Sabotage.onWrite(
                            ExternalId.class, id -> new ExternalId(id.value().toLowerCase(Locale.ROOT)))),
            Fault.that(
                    "ignores the external id of a list",
                    Sabotage.in(
                            Customers.class, "list", call -> call.with(1, null).proceed())),
            Fault.that("keeps the old default method", Sabotage.in(Customers.class, "save", call -> {
                Customer given = call.arg(1);
                Customer existing =
                        call.store().customers().find(call.arg(0), given.id()).orElse(given);
                return existing.defaultMethod() == null
                        ? call.proceed()
                        : call.with(1, RecordCopies.with(given, "defaultMethod", existing.defaultMethod()))
                                .proceed();
            })),
            Fault.that("never clears a profile", Sabotage.in(Customers.class, "save", call -> {
                Customer given = call.arg(1);
                Customer existing =
                        call.store().customers().find(call.arg(0), given.id()).orElse(given);
                return given.profile().address() == null && existing.profile().address() != null
                        ? call.with(1, RecordCopies.with(given, "profile", existing.profile()))
                                .proceed()
                        : call.proceed();
            })),
            Fault.that(
                    "returns a row once per requested id",
                    call -> call.method().getName().equals("findAll") ? twice(call) : call.proceed()),
            Fault.that("fails when no ids are given", call -> {
                if (call.method().getName().equals("findAll")
                        && call.<Collection<?>>arg(1).isEmpty()) {
                    throw new DuplicateKeyException("in ()");
                }
                return call.proceed();
            }),
            Fault.that(
                    "does not find a payment method",
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
                .list(call.arg(0), CustomerFilter.ALL, PageRequest.first(100))
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
