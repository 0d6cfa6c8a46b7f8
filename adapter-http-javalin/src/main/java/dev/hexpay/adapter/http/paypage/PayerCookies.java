package dev.hexpay.adapter.http.paypage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hexpay.adapter.http.json.Json;
import dev.hexpay.adapter.http.paypage.view.PayField;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.payment.Payment;
import dev.hexpay.domain.payment.PaymentStatus;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a payer's browser keeps of one link, in cookies that only the pages of this link receive and that no script
 * reads. They are sealed and expire on the server, too; one that does not open is ignored.
 *
 * <ul>
 *   <li>The form without the card, for one hour: it is filled in again after a declined card, a failed authentication,
 *       or when the link is opened again.
 *   <li>The last transaction, for 30 days: the browser that paid is offered the invoice.
 * </ul>
 */
final class PayerCookies {

    /** Browsers drop a cookie of more than 4096 bytes, and proxies reject requests with long headers. */
    private static final int MAX_LENGTH = 3000;

    private enum Kind {
        FORM("hexpay-form", Duration.ofHours(1)),
        TRANSACTION("hexpay-transaction", Duration.ofDays(30));

        private final String cookie;
        private final Duration validity;

        Kind(String cookie, Duration validity) {
            this.cookie = cookie;
            this.validity = validity;
        }
    }

    private final PayUrls urls;
    private final boolean isSecure;
    private final SealedText sealedText;
    private final InstantSource clock;

    PayerCookies(URI publicUrl, List<byte[]> pageSecrets, InstantSource clock) {
        this.urls = new PayUrls(publicUrl);
        this.isSecure = "https".equalsIgnoreCase(publicUrl.getScheme());
        this.sealedText = new SealedText(pageSecrets);
        this.clock = clock;
    }

    /** Keeps the values of the form; a form that is too long for a cookie is not kept. */
    void keepForm(Context ctx, LinkToken token, PaymentForm form) {
        Map<String, String> values = form.values().entrySet().stream()
                .filter(value -> !value.getValue().isEmpty())
                .collect(Collectors.toMap(value -> value.getKey().parameter(), Map.Entry::getValue));
        keep(ctx, token, Kind.FORM, Json.write(values));
    }

    /**
     * Keeps which transaction this browser made or authenticated; removes the form when the payment is settled. The
     * payment may meanwhile speak of another transaction.
     */
    void keepAttempt(Context ctx, Payment payment, TransactionId transaction) {
        LinkToken token = payment.page().token();
        keep(ctx, token, Kind.TRANSACTION, transaction.value());
        if (payment.status() == PaymentStatus.SUCCEEDED) {
            clear(ctx, token, Kind.FORM);
        }
    }

    /** The values of the kept form; empty when there is none. */
    Map<PayField, String> form(Context ctx, LinkToken token) {
        Map<PayField, String> values = new EnumMap<>(PayField.class);
        String json = read(ctx, token, Kind.FORM);
        if (json == null) {
            return values;
        }
        JsonNode kept = parsed(json);
        for (PayField field : PayField.values()) {
            JsonNode value = kept.get(field.parameter());
            if (value != null && !field.isCard()) {
                values.put(field, value.asText());
            }
        }
        return values;
    }

    /** Whether this browser made or authenticated the transaction of the payment. */
    boolean hasAttempted(Context ctx, Payment payment) {
        TransactionId transaction = payment.state().transaction();
        String kept = read(ctx, payment.page().token(), Kind.TRANSACTION);
        return transaction != null && transaction.value().equals(kept);
    }

    private void keep(Context ctx, LinkToken token, Kind kind, String text) {
        Instant expiresAt = clock.instant().plus(kind.validity);
        String sealed = sealedText.seal(purpose(kind, token), expiresAt.toEpochMilli() + " " + text);
        if (sealed.length() > MAX_LENGTH) {
            clear(ctx, token, kind);
        } else {
            ctx.cookie(cookie(token, kind, sealed, kind.validity));
        }
    }

    private void clear(Context ctx, LinkToken token, Kind kind) {
        ctx.cookie(cookie(token, kind, "", Duration.ZERO));
    }

    private @Nullable String read(Context ctx, LinkToken token, Kind kind) {
        String sealed = ctx.cookie(kind.cookie);
        String opened = sealed == null ? null : sealedText.open(purpose(kind, token), sealed);
        if (opened == null) {
            return null;
        }
        int space = opened.indexOf(' ');
        Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(opened.substring(0, space)));
        return clock.instant().isBefore(expiresAt) ? opened.substring(space + 1) : null;
    }

    /** Lax: a payer may come back by a link on another site. */
    private Cookie cookie(LinkToken token, Kind kind, String value, Duration maxAge) {
        Cookie cookie = new Cookie(kind.cookie, value, urls.page(token), (int) maxAge.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(isSecure);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    private static String purpose(Kind kind, LinkToken token) {
        return kind + "\n" + token.value();
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sealed form cannot be read", e);
        }
    }
}
