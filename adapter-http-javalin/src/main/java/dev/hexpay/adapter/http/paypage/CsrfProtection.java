package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.paypage.CsrfTokens.Purpose;
import dev.hexpay.domain.payment.LinkToken;
import io.javalin.http.Context;
import java.io.IOException;

/** Accepts only forms that this page has served. */
final class CsrfProtection {

    private final SameOriginCheck sameOrigin;
    private final CsrfTokens csrf;

    CsrfProtection(SameOriginCheck sameOrigin, CsrfTokens csrf) {
        this.sameOrigin = sameOrigin;
        this.csrf = csrf;
    }

    /** Reads the posted form and checks its origin and its CSRF token. */
    FormBody readForm(Context ctx, Purpose purpose, LinkToken token) throws IOException {
        sameOrigin.check(ctx);
        FormBody body = FormBody.of(ctx);
        if (!csrf.isValid(body.value("csrf"), purpose, token)) {
            throw PageError.INVALID_CSRF_TOKEN.exception();
        }
        return body;
    }
}
