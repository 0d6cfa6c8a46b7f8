package dev.hexpay.testkit.broken;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults of login links, sessions and the audit log. */
final class OperatorFaults {
    private static final Map<String, LoginLink> USED = new ConcurrentHashMap<>();
    private static final Operator ANY = new Operator("?", OperatorRole.ADMIN, null);

    static final List<Fault> ALL = List.of(
            Fault.that("uses a login link twice", Sabotage.in(LoginLinks.class, "use", call -> {
                Optional<LoginLink> used = call.proceed();
                used.ifPresent(link -> USED.put(link.tokenHash(), link));
                return used.or(() -> Optional.ofNullable(USED.get(call.<String>arg(0))));
            })),
            Fault.that(
                    "uses a login link at its end",
                    Sabotage.in(
                            LoginLinks.class,
                            "use",
                            call -> call.with(1, call.<Instant>arg(1).minusMillis(1))
                                    .proceed())),
            Fault.that("uses no login link", Sabotage.in(LoginLinks.class, "use", call -> Optional.empty())),
            Fault.that("finds a login link for any token", Sabotage.in(LoginLinks.class, "use", call -> {
                Optional<LoginLink> used = call.proceed();
                return used.or(() -> Optional.of(new LoginLink("?", "?", OperatorRole.ADMIN, Instant.EPOCH, null)));
            })),
            Fault.that(
                    "forgets the name of a login link",
                    Sabotage.onWrite(LoginLink.class, link -> RecordCopies.with(link, "name", "?"))),
            Fault.that(
                    "deletes login links without a limit",
                    Sabotage.in(
                            LoginLinks.class,
                            "deleteExpired",
                            call -> call.with(1, 1_000).proceed())),
            Fault.that(
                    "deletes login links at their end",
                    Sabotage.in(
                            LoginLinks.class,
                            "deleteExpired",
                            call -> call.with(0, call.<Instant>arg(0).plusMillis(1))
                                    .proceed())),
            Fault.that(
                    "forgets the scope of an operator",
                    Sabotage.onWrite(Operator.class, operator -> RecordCopies.with(operator, "boundTo", null))),
            Fault.that("finds a session for any token", Sabotage.in(OperatorSessions.class, "find", call -> {
                Optional<OperatorSession> found = call.proceed();
                return found.or(() -> Optional.of(new OperatorSession("?", ANY, null, Instant.EPOCH, Instant.EPOCH)));
            })),
            Fault.that(
                    "does not mark a session as used", Sabotage.in(OperatorSessions.class, "markUsed", call -> null)),
            Fault.that(
                    "fails to mark a deleted session as used", Sabotage.in(OperatorSessions.class, "markUsed", call -> {
                        if (call.store().operatorSessions().find(call.arg(0)).isEmpty()) {
                            throw new IllegalStateException("the session was deleted");
                        }
                        return call.proceed();
                    })),
            Fault.that("deletes no session", Sabotage.in(OperatorSessions.class, "delete", call -> Optional.empty())),
            Fault.that(
                    "deletes sessions that were used just now",
                    Sabotage.in(
                            OperatorSessions.class,
                            "deleteUnused",
                            call -> call.with(0, call.<Instant>arg(0).plusMillis(1))
                                    .proceed())),
            Fault.that(
                    "deletes unused sessions without a limit",
                    Sabotage.in(
                            OperatorSessions.class,
                            "deleteUnused",
                            call -> call.with(1, 1_000).proceed())),
            Fault.that(
                    "forgets the outcome of an action",
                    Sabotage.onWrite(AuditEntry.class, entry -> entry.ended(AuditEntry.Outcome.Unknown.INSTANCE))),
            Fault.that("completes no action", Sabotage.in(AuditLog.class, "complete", call -> null)),
            Fault.that(
                    "ignores the subject of actions",
                    Sabotage.in(
                            AuditLog.class, "list", call -> call.with(1, null).proceed())),
            Fault.that("lists actions oldest first", Sabotage.in(AuditLog.class, "list", call -> {
                Page<AuditEntry> page = call.proceed();
                return new Page<>(reversed(page.items()), page.hasMore());
            })),
            Fault.that(
                    "finds the last actions first",
                    Sabotage.in(AuditLog.class, "ofSubjects", call -> reversed(call.proceed()))));

    private OperatorFaults() {}

    private static List<AuditEntry> reversed(List<AuditEntry> entries) {
        List<AuditEntry> reversed = new ArrayList<>(entries);
        Collections.reverse(reversed);
        return reversed;
    }
}
