package dev.hexpay.http.page;

import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.http.page.CsrfTokens.Purpose;
import io.javalin.http.Context;
import java.io.IOException;

/** Lets in only forms that this page has served itself. */
final class FormGuard {

    private final SameOrigin sameOrigin;
    private final CsrfTokens csrf;

    FormGuard(SameOrigin sameOrigin, CsrfTokens csrf) {
        this.sameOrigin = sameOrigin;
        this.csrf = csrf;
    }

    /** The posted form; it came from our page and is for this purpose. */
    FormBody read(Context ctx, Purpose purpose, LinkToken token) throws IOException {
        sameOrigin.check(ctx);
        FormBody body = FormBody.of(ctx);
        if (!csrf.accepts(body.value("csrf"), purpose, token)) {
            throw Trouble.STALE_FORM.thrown();
        }
        return body;
    }
}
