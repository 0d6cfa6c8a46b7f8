package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.api.RequestId;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.payment.LinkToken;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders all errors of page requests as pages. */
final class PageErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrorHandler.class);

    private final PayPageViews views;
    private final PageRenderer renderer;

    PageErrorHandler(PayPageViews views, PageRenderer renderer) {
        this.views = views;
        this.renderer = renderer;
    }

    /** Wraps the handler so that its exceptions are rendered as error pages. */
    Handler wrap(Handler handler) {
        return ctx -> {
            try {
                RequestLimits.of(ctx).requireAllowance(ctx);
                handler.handle(ctx);
            } catch (PageError.PageException exception) {
                render(ctx, exception.error(), null);
            } catch (PaymentsException rejection) {
                PageRenderer.addRetryAfter(ctx, rejection);
                render(ctx, of(rejection), rejection);
            } catch (DatabaseUnavailableException unavailable) {
                render(ctx, PageError.UNAVAILABLE, unavailable);
            } catch (Exception unexpected) {
                render(ctx, PageError.INTERNAL_ERROR, unexpected);
            }
        };
    }

    /** A handler that always renders this error. */
    Handler always(PageError error) {
        return ctx -> render(ctx, error, null);
    }

    /** A handler for the methods that a path does not support. */
    Handler methodNotAllowed(String allowed) {
        return ctx -> {
            ctx.header("Allow", allowed);
            render(ctx, PageError.METHOD_NOT_ALLOWED, null);
        };
    }

    private static PageError of(PaymentsException rejection) {
        return switch (rejection.code()) {
            case NOT_FOUND -> PageError.NOT_FOUND;
            case PROVIDER_UNSUPPORTED -> PageError.NO_PROVIDER;
            case SANDBOX_ONLY -> PageError.NOT_IN_LIVE_MODE;
            case RATE_LIMITED -> PageError.TOO_MANY_REQUESTS;
            // A declined card is shown in the form. Here the tax could not be calculated.
            case PROVIDER_UNAVAILABLE, PAYMENT_FAILED -> PageError.UNAVAILABLE;
            // Invalid fields are shown in the form. Here the total exceeds the maximum amount.
            case VALIDATION_ERROR -> PageError.NOT_PAYABLE;
            default -> PageError.INTERNAL_ERROR;
        };
    }

    private void render(Context ctx, PageError error, @Nullable Exception cause) {
        String requestId = null;
        if (error.status().isServerError()) {
            requestId = RequestId.of(ctx);
            ctx.header(RequestId.HEADER, requestId);
            LOG.error("{} {}: {}", requestId, error, ctx.endpoint().path, cause);
        }
        renderer.render(ctx, views.error(error, token(ctx, error), requestId));
    }

    /** The token of the payment page to link to; null if there is none. */
    private static @Nullable LinkToken token(Context ctx, PageError error) {
        String text = error == PageError.NOT_FOUND ? null : ctx.pathParamMap().get("token");
        try {
            return text == null ? null : LinkToken.parse(text);
        } catch (PaymentsException invalid) {
            return null;
        }
    }
}
