package dev.hexpay.application.usecase.operator;

import dev.hexpay.application.port.in.operator.CreateLoginLink;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.operator.OperatorToken;
import dev.hexpay.domain.text.PlainText;
import java.time.InstantSource;

/** Creates login links. */
public final class CreateLoginLinkHandler implements CreateLoginLink {
    private final LoginLinks links;
    private final IdSource ids;
    private final InstantSource clock;

    public CreateLoginLinkHandler(Store store, IdSource ids, InstantSource clock) {
        this.links = store.loginLinks();
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public OperatorToken create(OperatorRole role, String name) {
        requireName(name);
        OperatorToken token = OperatorToken.of(ids.secret(OperatorToken.BYTES));
        links.insert(LoginLink.create(token, name, role, clock.instant()));
        return token;
    }

    private static void requireName(String name) {
        try {
            PlainText.singleLine(name, LoginLink.MAX_NAME);
        } catch (InvalidValueException invalid) {
            throw PaymentsException.invalid("name", invalid.message());
        }
    }
}
