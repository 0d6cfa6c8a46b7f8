package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.operator.AuthenticateOperator;
import dev.hexpay.application.port.in.operator.LogIn;
import dev.hexpay.application.port.in.operator.LogOut;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.OperatorSessions;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.AuditEntryId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorSession;
import dev.hexpay.domain.operator.OperatorToken;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Starts, authenticates and ends the sessions of operators. */
public final class SessionHandlers implements LogIn, LogOut, AuthenticateOperator {
    /** The last use of a session is updated at most once in this time, not on every request. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private final UnitOfWork unitOfWork;
    private final LoginLinks links;
    private final OperatorSessions sessions;
    private final ApiKeys keys;
    private final AuditLog auditLog;
    private final AuthenticateApiKey authenticateKey;
    private final IdSource ids;
    private final InstantSource clock;

    public SessionHandlers(OutPorts out, AuthenticateApiKey authenticateKey) {
        this.unitOfWork = out.store().unitOfWork();
        this.links = out.store().loginLinks();
        this.sessions = out.store().operatorSessions();
        this.keys = out.store().apiKeys();
        this.auditLog = out.store().auditLog();
        this.authenticateKey = authenticateKey;
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public Result logIn(Credential credential) {
        return unitOfWork.inTransaction(() -> {
            if (credential instanceof Credential.Key key) {
                Scoped<ApiKey> found = authenticateKey.authenticate(key.secret());
                return start(operatorOf(found), found.value().id());
            }
            return start(operatorOf((Credential.Link) credential), null);
        });
    }

    private static Operator operatorOf(Scoped<ApiKey> key) {
        String name = key.value().prefix() + " " + key.value().name().value();
        return new Operator(name, OperatorRole.ADMIN, key.scope());
    }

    private Operator operatorOf(Credential.Link credential) {
        LoginLink link = links.use(credential.token().hash(), clock.instant())
                .orElseThrow(() -> unauthorized("This login link is not valid: it was used, or has expired."));
        return new Operator(link.name(), link.role(), null);
    }

    private Result start(Operator operator, @Nullable ApiKeyId key) {
        Instant now = clock.instant();
        OperatorToken token = OperatorToken.of(ids.secret(OperatorToken.BYTES));
        OperatorSession session = new OperatorSession(token.hash(), operator, key, now, now);
        sessions.insert(session);
        record(operator, OperatorAction.LOG_IN, now);
        return new Result(session, token);
    }

    @Override
    public void logOut(OperatorToken token) {
        unitOfWork.inTransaction(() -> {
            sessions.delete(token.hash())
                    .ifPresent(session -> record(session.operator(), OperatorAction.LOG_OUT, clock.instant()));
            return token;
        });
    }

    private void record(Operator operator, OperatorAction action, Instant now) {
        AuditEntryId id = new AuditEntryId(ids.next(IdKind.AUDIT_ENTRY, now));
        auditLog.insert(
                operator.boundTo(),
                AuditEntry.started(id, operator, action, now).ended(AuditEntry.Outcome.Succeeded.INSTANCE));
    }

    @Override
    public Operator authenticate(OperatorToken token) {
        Instant now = clock.instant();
        OperatorSession session = sessions.find(token.hash())
                .filter(found -> !found.isExpired(now) && isKeyValid(found, now))
                .orElseThrow(() -> unauthorized("You are not logged in, or your session has ended."));
        if (!session.lastUsedAt().plus(LAST_USED_PRECISION).isAfter(now)) {
            sessions.markUsed(session.tokenHash(), now);
        }
        return session.operator();
    }

    private boolean isKeyValid(OperatorSession session, Instant now) {
        Scope scope = session.operator().boundTo();
        ApiKeyId key = session.apiKey();
        return scope == null
                || key == null
                || keys.find(scope, key).filter(found -> !found.isExpired(now)).isPresent();
    }

    private static PaymentsException unauthorized(String message) {
        return PaymentsException.of(ErrorCode.UNAUTHORIZED, message);
    }
}
