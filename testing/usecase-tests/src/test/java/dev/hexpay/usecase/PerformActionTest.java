package dev.hexpay.usecase;

import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.usecase.UseCaseFixture.aLinkOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.Application;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.operator.PerformAction;
import dev.hexpay.application.port.in.operator.PerformAction.Action;
import dev.hexpay.application.port.in.operator.PerformAction.Command;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestPorts;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerformActionTest {
    private static final Operator SUPPORTER = new Operator("Ada", OperatorRole.SUPPORT, null);

    private final UseCaseFixture fixture = new UseCaseFixture();
    private final PerformAction perform = fixture.useCases.operators().perform();
    private final String subject = aPaymentId().value();

    @Test
    void action_is_recorded_before_it_is_done_and_completed_after_it() {
        List<AuditEntry> during = new ArrayList<>();
        String result = perform.perform(fixture.scope, command(SUPPORTER), () -> {
            assertThat(fixture.store.unitOfWork().isOpen()).isFalse();
            during.addAll(entries(fixture.scope));
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(during)
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(Outcome.Unknown.INSTANCE));
        assertThat(entries(fixture.scope))
                .containsExactly(new AuditEntry(
                        during.get(0).id(),
                        "Ada",
                        OperatorRole.SUPPORT,
                        OperatorAction.CANCEL_PAYMENT,
                        subject,
                        fixture.clock.instant(),
                        Outcome.Succeeded.INSTANCE));
    }

    @Test
    void rejected_action_is_recorded_with_its_code_and_rethrown() {
        Payment paid = fixture.open(aLinkOf(100));
        fixture.useCases.payments().cancel().cancel(fixture.scope, paid.id());
        PaymentsException rejection = PaymentsException.of(ErrorCode.PAYMENT_NOT_CANCELABLE, "It is paid.");
        assertThatThrownBy(() -> perform.perform(fixture.scope, command(SUPPORTER), () -> {
                    throw rejection;
                }))
                .isSameAs(rejection);
        assertThat(outcomes(fixture.scope)).containsExactly(new Outcome.Refused("payment_not_cancelable"));
    }

    @Test
    void action_that_fails_unexpectedly_has_an_unknown_outcome() {
        List<RuntimeException> failures = List.of(
                new IllegalStateException("a bug"),
                new DatabaseUnavailableException(new SQLException("down")),
                PaymentsException.of(ErrorCode.INTERNAL_ERROR, "Something failed."),
                PaymentsException.of(ErrorCode.IDEMPOTENCY_IN_PROGRESS, "It is processed now."),
                PaymentsException.of(ErrorCode.IDEMPOTENCY_UNAVAILABLE, "Look before you send it again."));
        for (RuntimeException failure : failures) {
            assertThatThrownBy(() -> perform.perform(fixture.scope, command(SUPPORTER), () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(outcomes(fixture.scope)).hasSameSizeAs(failures).containsOnly(Outcome.Unknown.INSTANCE);
    }

    @Test
    void each_role_may_do_what_its_actions_require_and_no_more() {
        for (OperatorRole role : OperatorRole.values()) {
            for (OperatorAction action : OperatorAction.values()) {
                Command command = new Command(new Operator("Ada", role, null), action, subject);
                if (role.compareTo(action.required()) >= 0) {
                    perform.perform(fixture.scope, command, () -> action);
                } else {
                    assertThat(errorOf(fixture.scope, command).code()).isEqualTo(ErrorCode.FORBIDDEN);
                }
            }
        }
    }

    @Test
    void action_beyond_the_role_is_recorded_and_not_done() {
        Command command =
                new Command(new Operator("Eve", OperatorRole.VIEWER, null), OperatorAction.CANCEL_PAYMENT, subject);
        assertThat(errorOf(fixture.scope, command).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(entries(fixture.scope)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("Eve");
            assertThat(entry.outcome()).isEqualTo(new Outcome.Refused("forbidden"));
        });
    }

    @Test
    void action_in_another_scope_is_not_found_and_not_done() {
        Operator bound = new Operator("key", OperatorRole.ADMIN, fixture.scope);
        perform.perform(fixture.scope, command(bound), () -> "done");
        assertThat(errorOf(fixture.live, command(bound)).code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(entries(fixture.live)).isEmpty();
        assertThat(entries(fixture.scope)).hasSize(1);
    }

    @Test
    void created_object_becomes_the_subject() {
        Command command = new Command(SUPPORTER, OperatorAction.CREATE_LINK, null);
        Payment link = perform.perform(
                fixture.scope,
                command,
                Action.creating(
                        () -> fixture.open(aLinkOf(100)),
                        payment -> payment.id().value()));
        assertThat(entries(fixture.scope))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.subject()).isEqualTo(link.id().value()));
    }

    @Test
    void action_inside_a_unit_of_work_is_refused() {
        assertThatThrownBy(() -> fixture.store.unitOfWork().inTransaction(() -> {
                    perform.perform(fixture.scope, command(SUPPORTER), this::unreachable);
                    return "done";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(entries(fixture.scope)).isEmpty();
    }

    @Test
    void action_that_cannot_be_recorded_is_not_done() {
        assertThatThrownBy(
                        () -> performingWithout("insert").perform(fixture.scope, command(SUPPORTER), this::unreachable))
                .isInstanceOf(DatabaseUnavailableException.class);
    }

    @Test
    void action_whose_end_cannot_be_recorded_has_its_own_result() {
        Payment link = fixture.open(aLinkOf(100));
        Payment canceled = performingWithout("complete")
                .perform(
                        fixture.scope,
                        command(SUPPORTER),
                        () -> fixture.useCases.payments().cancel().cancel(fixture.scope, link.id()));
        assertThat(canceled.status()).isEqualTo(PaymentStatus.CANCELED);
        PaymentsException rejection = PaymentsException.of(ErrorCode.DUPLICATE, "It exists.");
        assertThatThrownBy(() -> performingWithout("complete").perform(fixture.scope, command(SUPPORTER), () -> {
                    throw rejection;
                }))
                .isSameAs(rejection);
        assertThat(outcomes(fixture.scope)).containsExactly(Outcome.Unknown.INSTANCE, Outcome.Unknown.INSTANCE);
    }

    /** The use case on an audit log of which one method fails. */
    private PerformAction performingWithout(String method) {
        AuditLog working = fixture.store.auditLog();
        AuditLog failing = (AuditLog) Proxy.newProxyInstance(
                AuditLog.class.getClassLoader(), new Class<?>[] {AuditLog.class}, (proxy, called, args) -> {
                    if (called.getName().equals(method)) {
                        throw new DatabaseUnavailableException(new SQLException("down"));
                    }
                    return called.invoke(working, args);
                });
        OutPorts ports = TestPorts.of(fixture.store, fixture.provider, fixture.clock);
        ports = TestPorts.with(ports, IdSource.class, fixture.ids);
        return Application.create(TestPorts.with(ports, AuditLog.class, failing))
                .operators()
                .perform();
    }

    private Command command(Operator operator) {
        return new Command(operator, OperatorAction.CANCEL_PAYMENT, subject);
    }

    private String unreachable() {
        throw new AssertionError("the action was done");
    }

    private PaymentsException errorOf(Scope scope, Command command) {
        return catchThrowableOfType(PaymentsException.class, () -> perform.perform(scope, command, this::unreachable));
    }

    private List<AuditEntry> entries(@Nullable Scope scope) {
        return fixture.store
                .auditLog()
                .list(scope, null, PageRequest.first(100))
                .items();
    }

    private List<Outcome> outcomes(Scope scope) {
        return entries(scope).stream().map(AuditEntry::outcome).toList();
    }
}
