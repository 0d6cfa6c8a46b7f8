package dev.hexpay.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.Application;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.operator.CreateLoginLink;
import dev.hexpay.application.port.in.operator.LogIn;
import dev.hexpay.application.port.in.operator.LogIn.Credential;
import dev.hexpay.application.port.in.operator.OperatorPorts;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.operator.OperatorToken;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.testkit.TestPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorLoginTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final UseCaseFixture fixture = new UseCaseFixture();
    private final OperatorPorts operators = fixture.useCases.operators();

    @Test
    void link_logs_in_with_its_name_and_role_for_every_scope() {
        for (OperatorRole role : OperatorRole.values()) {
            Operator operator = authenticate(logIn(link(role, "Ada Lovelace")).token());
            assertThat(operator).isEqualTo(new Operator("Ada Lovelace", role, null));
            assertThat(operator.mayEnter(fixture.scope)).isTrue();
            assertThat(operator.mayEnter(fixture.live)).isTrue();
        }
    }

    @Test
    void link_logs_in_once() {
        OperatorToken link = link(OperatorRole.ADMIN, "Ada");
        logIn(link);
        assertUnauthorized(() -> logIn(link));
    }

    @Test
    void link_ends_after_ten_minutes() {
        OperatorToken early = link(OperatorRole.ADMIN, "Ada");
        OperatorToken late = link(OperatorRole.ADMIN, "Ada");
        fixture.clock.advance(Duration.ofMinutes(10).minus(MOMENT));
        logIn(early);
        fixture.clock.advance(MOMENT);
        assertUnauthorized(() -> logIn(late));
    }

    @Test
    void unknown_token_neither_logs_in_nor_is_a_session() {
        link(OperatorRole.ADMIN, "Ada");
        for (String text : List.of("", "x", "x".repeat(10_000))) {
            assertUnauthorized(() -> logIn(new OperatorToken(text)));
            assertUnauthorized(() -> authenticate(new OperatorToken(text)));
        }
    }

    @Test
    void token_of_a_link_is_no_session_and_no_token_is_stored() {
        OperatorToken link = link(OperatorRole.ADMIN, "Ada");
        assertUnauthorized(() -> authenticate(link));
        LogIn.Result result = logIn(link);
        assertThat(result.session().tokenHash())
                .isEqualTo(result.token().hash())
                .isNotEqualTo(result.token().value());
        assertThat(fixture.store.operatorSessions().find(result.token().value()))
                .isEmpty();
        assertUnauthorized(() -> authenticate(link));
    }

    @Test
    void name_of_a_link_is_one_line_of_at_most_100_characters() {
        for (String name : List.of("", " ", "a\nb", "x".repeat(101))) {
            PaymentsException error = errorOf(() -> link(OperatorRole.VIEWER, name));
            assertThat(error.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.field()).isEqualTo("name"));
        }
        assertThat(authenticate(logIn(link(OperatorRole.VIEWER, "x".repeat(100)))
                                .token())
                        .name())
                .hasSize(100);
    }

    @Test
    void actor_of_a_link_has_a_name_of_the_same_form() {
        for (String actor : List.of("", " ", "a\nb", "x".repeat(101))) {
            PaymentsException error =
                    errorOf(() -> operators.createLoginLink().create(OperatorRole.ADMIN, "Ada", actor));
            assertThat(error.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.field()).isEqualTo("actor"));
        }
        assertThat(fixture.store
                        .auditLog()
                        .list(null, null, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void link_is_recorded_with_who_created_it() {
        link(OperatorRole.VIEWER, "Ada");

        assertThat(fixture.store
                        .auditLog()
                        .list(null, null, PageRequest.first(10))
                        .items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo(OperatorAction.CREATE_LOGIN_LINK);
                    assertThat(entry.actor()).isEqualTo("root");
                    assertThat(entry.role()).isEqualTo(OperatorRole.ADMIN);
                    assertThat(entry.subject()).isNull();
                    assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.Succeeded.INSTANCE);
                });
    }

    @Test
    void link_is_recorded_before_it_is_created() {
        OutPorts ports = TestPorts.replace(
                TestPorts.of(fixture.store, fixture.provider, fixture.clock), LoginLinks.class, UnavailableLinks::new);
        CreateLoginLink links = Application.create(ports).operators().createLoginLink();

        assertThatThrownBy(() -> links.create(OperatorRole.ADMIN, "Ada", "root"))
                .isInstanceOf(DatabaseUnavailableException.class);

        assertThat(fixture.store
                        .auditLog()
                        .list(null, null, PageRequest.first(10))
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.Unknown.INSTANCE));
    }

    @Test
    void link_is_created_outside_of_a_unit_of_work_only() {
        assertThatThrownBy(() -> fixture.store.unitOfWork().inTransaction(() -> link(OperatorRole.ADMIN, "Ada")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(fixture.store
                        .auditLog()
                        .list(null, null, PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    /** Login links that cannot be stored. */
    private record UnavailableLinks(LoginLinks links) implements LoginLinks {
        @Override
        public void insert(LoginLink link) {
            throw new DatabaseUnavailableException(new IllegalStateException("no connection"));
        }

        @Override
        public Optional<LoginLink> use(String tokenHash, Instant now) {
            return links.use(tokenHash, now);
        }

        @Override
        public int deleteExpired(Instant expiredBefore, int limit) {
            return links.deleteExpired(expiredBefore, limit);
        }
    }

    @Test
    void session_ends_when_it_is_not_used_for_two_hours() {
        OperatorToken session = logIn(link(OperatorRole.ADMIN, "Ada")).token();
        fixture.clock.advance(Duration.ofHours(2).minus(MOMENT));
        authenticate(session);
        fixture.clock.advance(Duration.ofHours(2).minus(MOMENT));
        authenticate(session);
        fixture.clock.advance(Duration.ofHours(2));
        assertUnauthorized(() -> authenticate(session));
    }

    @Test
    void session_ends_after_twelve_hours_however_it_is_used() {
        OperatorToken session = logIn(link(OperatorRole.ADMIN, "Ada")).token();
        for (int hour = 1; hour < 12; hour++) {
            fixture.clock.advance(Duration.ofHours(1));
            authenticate(session);
        }
        fixture.clock.advance(Duration.ofHours(1));
        assertUnauthorized(() -> authenticate(session));
    }

    @Test
    void last_use_of_a_session_is_recorded_once_a_minute() {
        OperatorToken session = logIn(link(OperatorRole.ADMIN, "Ada")).token();
        Instant start = fixture.clock.instant();
        fixture.clock.advance(Duration.ofMinutes(1).minus(MOMENT));
        authenticate(session);
        assertThat(stored(session).lastUsedAt()).isEqualTo(start);
        fixture.clock.advance(MOMENT);
        authenticate(session);
        assertThat(stored(session).lastUsedAt()).isEqualTo(start.plus(Duration.ofMinutes(1)));
    }

    @Test
    void key_logs_in_as_an_administrator_of_its_scope_only() {
        for (Scope scope : List.of(fixture.scope, fixture.live)) {
            CreateApiKey.Result key = key(scope, null);
            Operator operator = authenticate(logIn(key).token());
            assertThat(operator).isEqualTo(new Operator(key.key().prefix() + " Shop", OperatorRole.ADMIN, scope));
            assertThat(operator.mayEnter(fixture.scope)).isEqualTo(scope.equals(fixture.scope));
            assertThat(operator.mayEnter(fixture.live)).isEqualTo(scope.equals(fixture.live));
        }
    }

    @Test
    void wrong_key_is_unauthorized() {
        key(fixture.scope, null);
        assertUnauthorized(() -> operators.logIn().logIn(new Credential.Key("ck_sandbox_wrong")));
        assertUnauthorized(() -> operators.logIn().logIn(new Credential.Key("")));
    }

    @Test
    void session_of_a_key_ends_when_the_key_is_deleted() {
        CreateApiKey.Result key = key(fixture.scope, null);
        OperatorToken session = logIn(key).token();
        authenticate(session);
        fixture.useCases.apiKeys().delete().delete(fixture.scope, key.key().id());
        assertUnauthorized(() -> authenticate(session));
    }

    @Test
    void session_of_a_key_ends_when_the_key_expires() {
        OperatorToken session =
                logIn(key(fixture.scope, Duration.ofMinutes(30))).token();
        fixture.clock.advance(Duration.ofMinutes(30).minus(MOMENT));
        authenticate(session);
        fixture.clock.advance(MOMENT);
        assertUnauthorized(() -> authenticate(session));
    }

    @Test
    void logging_out_ends_the_session_and_no_other() {
        OperatorToken session = logIn(link(OperatorRole.ADMIN, "Ada")).token();
        OperatorToken other = logIn(link(OperatorRole.ADMIN, "Ada")).token();
        operators.logOut().logOut(session);
        assertUnauthorized(() -> authenticate(session));
        authenticate(other);
        operators.logOut().logOut(session);
        assertThat(actions(null)).containsExactly(OperatorAction.LOG_OUT, OperatorAction.LOG_IN, OperatorAction.LOG_IN);
    }

    @Test
    void login_and_logout_are_recorded_in_the_scope_of_the_operator() {
        operators.logOut().logOut(logIn(link(OperatorRole.VIEWER, "Ada")).token());
        operators.logOut().logOut(logIn(key(fixture.scope, null)).token());
        assertThat(actions(fixture.scope)).containsExactly(OperatorAction.LOG_OUT, OperatorAction.LOG_IN);
        assertThat(actions(fixture.live)).isEmpty();
        Operator unbound = new Operator("Ada", OperatorRole.VIEWER, null);
        assertThat(operators
                        .audit()
                        .ofInstallation(unbound, PageRequest.first(10))
                        .items())
                .filteredOn(entry -> entry.action() != OperatorAction.CREATE_LOGIN_LINK)
                .hasSize(2)
                .allSatisfy(entry -> {
                    assertThat(entry.actor()).isEqualTo("Ada");
                    assertThat(entry.role()).isEqualTo(OperatorRole.VIEWER);
                    assertThat(entry.outcome()).isEqualTo(AuditEntry.Outcome.Succeeded.INSTANCE);
                });
    }

    @Test
    void operator_of_a_scope_does_not_see_who_logged_in_by_links() {
        Operator bound = new Operator("key", OperatorRole.ADMIN, fixture.scope);
        assertThat(errorOf(() -> operators.audit().ofInstallation(bound, PageRequest.first(10)))
                        .code())
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void ended_links_and_sessions_are_deleted_and_the_audit_log_stays() {
        OperatorToken used = link(OperatorRole.ADMIN, "Ada");
        OperatorToken session = logIn(used).token();
        fixture.useCases.jobs().cleanUp().runOnce(100);
        authenticate(session);
        fixture.clock.advance(Duration.ofHours(2));
        OperatorToken recent = link(OperatorRole.ADMIN, "Ada");
        assertThat(fixture.useCases.jobs().cleanUp().runOnce(100)).isEqualTo(1);
        fixture.clock.advance(MOMENT);
        assertThat(fixture.useCases.jobs().cleanUp().runOnce(100)).isEqualTo(1);
        assertThat(fixture.store.operatorSessions().find(session.hash())).isEmpty();
        logIn(recent);
        assertThat(actions(null)).containsExactly(OperatorAction.LOG_IN, OperatorAction.LOG_IN);
    }

    private OperatorToken link(OperatorRole role, String name) {
        OperatorToken token = operators.createLoginLink().create(role, name, "root");
        assertThat(token.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(LoginLink.LIFETIME).isEqualTo(Duration.ofMinutes(10));
        return token;
    }

    private CreateApiKey.Result key(Scope scope, @Nullable Duration lifetime) {
        return fixture.useCases.apiKeys().create().create(scope, new KeyName("Shop"), lifetime);
    }

    private LogIn.Result logIn(OperatorToken link) {
        return operators.logIn().logIn(new Credential.Link(link));
    }

    private LogIn.Result logIn(CreateApiKey.Result key) {
        return operators.logIn().logIn(new Credential.Key(key.secret().value()));
    }

    private Operator authenticate(OperatorToken session) {
        return operators.authenticate().authenticate(session);
    }

    private OperatorSession stored(OperatorToken session) {
        return fixture.store.operatorSessions().find(session.hash()).orElseThrow();
    }

    private List<OperatorAction> actions(@Nullable Scope scope) {
        return fixture.store.auditLog().list(scope, null, PageRequest.first(100)).items().stream()
                .map(AuditEntry::action)
                .filter(action -> action != OperatorAction.CREATE_LOGIN_LINK)
                .toList();
    }

    private static void assertUnauthorized(ThrowingCallable call) {
        assertThat(errorOf(call).code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    }

    private static PaymentsException errorOf(ThrowingCallable call) {
        return catchThrowableOfType(PaymentsException.class, call);
    }
}
