package dev.hexpay.adapter.operator.web;

import dev.hexpay.application.port.in.operator.AuthenticateOperator;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorToken;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The session of a browser: a cookie with its token, from which the token of its forms is derived. */
public final class Sessions {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final AuthenticateOperator authentication;
    private final boolean isSecure;

    /** Sessions of the page at this URL; the cookie is bound to the host where that is {@code https}. */
    public Sessions(AuthenticateOperator authentication, URI publicUrl) {
        this.authentication = authentication;
        this.isSecure = "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** A session whose operator is known. */
    public record Session(OperatorToken token, Operator operator) {
        /** The token of the forms of this session; it does not reveal the token of the cookie. */
        public String csrf() {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(token.value().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
                byte[] bytes = mac.doFinal("forms of the operator page".getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
            }
        }

        /**
         * Requires that a form was served to this session.
         *
         * @throws PaymentsException {@code forbidden}
         */
        public void requireToken(FormInput form) {
            byte[] expected = csrf().getBytes(StandardCharsets.US_ASCII);
            if (!MessageDigest.isEqual(expected, form.text("csrf").getBytes(StandardCharsets.UTF_8))) {
                throw PaymentsException.of(
                        ErrorCode.FORBIDDEN, "This form does not belong to your session. Open the page again.");
            }
        }
    }

    /** The session of the request, unless it has none or an ended one. */
    public Optional<Session> find(Context context) {
        String value = context.cookie(cookie());
        if (value == null || !TOKEN.matcher(value).matches()) {
            return Optional.empty();
        }
        OperatorToken token = new OperatorToken(value);
        try {
            return Optional.of(new Session(token, authentication.authenticate(token)));
        } catch (PaymentsException rejection) {
            if (rejection.code() == ErrorCode.UNAUTHORIZED) {
                return Optional.empty();
            }
            throw rejection;
        }
    }

    /** Sets the cookie. */
    public void begin(Context context, OperatorToken token) {
        set(context, cookie() + "=" + token.value());
    }

    /** Removes the cookie. */
    public void end(Context context) {
        set(context, cookie() + "=; Max-Age=0");
    }

    private void set(Context context, String value) {
        context.header("Set-Cookie", value + "; Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : ""));
    }

    private String cookie() {
        return isSecure ? "__Host-hexpay-operator" : "hexpay-operator";
    }
}
