package dev.hexpay.http.page;

import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.domain.payment.LinkToken;
import dev.hexpay.domain.refusal.Refusal;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever goes wrong on the page with a page. */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final String REQUEST_ID = "x-request-id";

    private final Pages pages;
    private final PageWriter writer;

    Troubles(Pages pages, PageWriter writer) {
        this.pages = pages;
        this.writer = writer;
    }

    /** The handler, with its troubles told to the payer. */
    Handler told(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (Trouble.Thrown thrown) {
                tell(ctx, thrown.trouble(), null);
            } catch (Refusal refusal) {
                tell(ctx, of(refusal), refusal);
            } catch (StoreUnavailable unavailable) {
                tell(ctx, Trouble.UNAVAILABLE, unavailable);
            } catch (Exception fault) {
                tell(ctx, Trouble.FAULT, fault);
            }
        };
    }

    /** A handler that has nothing but this to say. */
    Handler always(Trouble trouble) {
        return ctx -> tell(ctx, trouble, null);
    }

    /** A handler for the methods that a path does not take. */
    Handler wrongMethod(String allowed) {
        return ctx -> {
            ctx.header("Allow", allowed);
            tell(ctx, Trouble.WRONG_METHOD, null);
        };
    }

    private static Trouble of(Refusal refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> Trouble.NOT_FOUND;
            case SANDBOX_ONLY -> Trouble.NOT_IN_LIVE_MODE;
            // Of the payer's own card a page tells in its form; what is refused is a tax that cannot be told now.
            case PROVIDER_UNAVAILABLE, PAYMENT_FAILED -> Trouble.UNAVAILABLE;
            // What is wrong with the form is told in the form; what is left is a total that no amount can hold.
            case VALIDATION_ERROR -> Trouble.IMPOSSIBLE;
            default -> Trouble.FAULT;
        };
    }

    private void tell(Context ctx, Trouble trouble, @Nullable Exception cause) {
        String requestId = null;
        if (trouble.status() >= 500) {
            requestId = requestId(ctx);
            LOG.error("{} {}: {}", requestId, trouble, ctx.endpoint().path, cause);
        }
        writer.write(ctx, pages.problem(trouble, token(ctx, trouble), requestId));
    }

    /** The number that the server gave this request, or one of our own. */
    private static String requestId(Context ctx) {
        String given = ctx.res().getHeader(REQUEST_ID);
        if (given != null) {
            return given;
        }
        String made = "req_" + UUID.randomUUID().toString().replace("-", "");
        ctx.header(REQUEST_ID, made);
        return made;
    }

    /** The payment that the payer can go back to. */
    private static @Nullable LinkToken token(Context ctx, Trouble trouble) {
        String text = trouble == Trouble.NOT_FOUND ? null : ctx.pathParamMap().get("token");
        try {
            return text == null ? null : LinkToken.parse(text);
        } catch (Refusal noToken) {
            return null;
        }
    }
}
