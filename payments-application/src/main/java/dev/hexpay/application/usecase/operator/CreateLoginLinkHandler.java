package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.CreateLoginLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorToken;
import dev.hexpay.domain.text.PlainText;
import java.time.InstantSource;

/** Creates login links. */
public final class CreateLoginLinkHandler implements CreateLoginLink {
    private final LoginLinks links;
    private final AuditedActions audited;
    private final IdSource ids;
    private final InstantSource clock;

    public CreateLoginLinkHandler(Store store, IdSource ids, InstantSource clock) {
        this.links = store.loginLinks();
        this.audited = new AuditedActions(store, ids, clock);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public OperatorToken create(OperatorRole role, String name, String actor) {
        audited.requireNoTransaction();
        requireName("name", name);
        requireName("actor", actor);
        // Who can run this on the server may do everything there.
        Operator operator = new Operator(actor, OperatorRole.ADMIN, null);
        AuditEntry entry = audited.newEntry(operator, OperatorAction.CREATE_LOGIN_LINK);
        return audited.run(null, entry, () -> {
            OperatorToken token = OperatorToken.of(ids.secret(OperatorToken.BYTES));
            links.insert(LoginLink.create(token, name, role, clock.instant()));
            return token;
        });
    }

    private static void requireName(String field, String name) {
        try {
            PlainText.singleLine(name, LoginLink.MAX_NAME);
        } catch (InvalidValueException invalid) {
            throw PaymentsException.invalid(field, invalid.message());
        }
    }
}
