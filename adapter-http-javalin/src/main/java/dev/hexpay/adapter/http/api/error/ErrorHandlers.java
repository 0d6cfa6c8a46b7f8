package dev.hexpay.adapter.http.api.error;

import dev.hexpay.adapter.http.api.ApiRequest;
import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.RequestId;
import dev.hexpay.adapter.http.body.BodyReadException;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles exceptions of the routes. */
public final class ErrorHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandlers.class);
    private static final int UNAVAILABLE = HttpStatus.SERVICE_UNAVAILABLE.getCode();
    private static final Set<String> KEYED_METHODS = Set.of("POST", "PUT", "PATCH");

    private final ErrorResponses errors;

    /** Writes errors with {@code errors}. */
    public ErrorHandlers(ErrorResponses errors) {
        this.errors = errors;
    }

    /** Adds the exception handlers. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(PaymentsException.class, this::rejected);
        routes.exception(DatabaseUnavailableException.class, this::databaseUnavailable);
        routes.exception(RendererBusyException.class, this::rendererBusy);
        routes.exception(BodyReadException.class, this::incomplete);
        routes.exception(MethodNotAllowedResponse.class, this::methodNotAllowed);
        routes.exception(
                HttpResponseException.class,
                (exception, context) -> ApiResponses.send(context, HttpStatusErrors.of(errors, exception.getStatus())));
        routes.exception(Exception.class, this::unexpected);
    }

    private void rejected(PaymentsException exception, Context context) {
        Duration retryAfter = exception.retryAfter();
        if (retryAfter != null) {
            context.header("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        ApiResponses.send(context, errors.of(exception));
    }

    private void rendererBusy(RendererBusyException exception, Context context) {
        context.header("Retry-After", Long.toString(exception.retryAfter().toSeconds()));
        ApiResponses.send(
                context,
                errors.withStatus(
                        UNAVAILABLE,
                        ErrorCode.INTERNAL_ERROR,
                        "Many documents are being rendered. Try again in a moment."));
    }

    private void incomplete(BodyReadException exception, Context context) {
        ApiResponses.send(
                context,
                exception.isTooSlow()
                        ? HttpStatusErrors.of(errors, HttpStatus.REQUEST_TIMEOUT.getCode())
                        : errors.of(ErrorCode.INVALID_JSON, "The body ended too early."));
    }

    private void methodNotAllowed(MethodNotAllowedResponse exception, Context context) {
        context.header("Allow", exception.getDetails().getOrDefault("availableMethods", ""));
        ApiResponses.send(context, HttpStatusErrors.of(errors, exception.getStatus()));
    }

    private void databaseUnavailable(DatabaseUnavailableException exception, Context context) {
        LOG.error("{} could not reach the database", RequestId.of(context), exception);
        ApiResponses.send(context, unavailable(context));
    }

    private StoredResponse unavailable(Context context) {
        if (!KEYED_METHODS.contains(context.method().name())) {
            return errors.withStatus(UNAVAILABLE, ErrorCode.INTERNAL_ERROR, "Try again in a moment.");
        }
        if (context.header(ApiRequest.IDEMPOTENCY_KEY) == null) {
            return errors.withStatus(
                    UNAVAILABLE,
                    ErrorCode.INTERNAL_ERROR,
                    "The request may or may not have taken effect. Look before you send it again.");
        }
        return errors.of(
                ErrorCode.IDEMPOTENCY_UNAVAILABLE,
                "The request may or may not have taken effect. Send it again with the same Idempotency-Key.");
    }

    /** Handles an {@link Error}: a fault of the virtual machine or of the packaging. */
    public void fatal(HttpServletResponse response, Error error) {
        LOG.error("{} failed", response.getHeader(RequestId.HEADER), error);
        StoredResponse errorResponse = HttpStatusErrors.of(errors, HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        try {
            response.setStatus(errorResponse.status());
            response.setContentType("application/json");
            response.getOutputStream()
                    .write(ApiResponses.bytes(
                            errorResponse, ApiVersion.requested(response.getHeader(ApiVersion.HEADER))));
        } catch (IOException e) {
            LOG.debug("the client closed the connection before the error response", e);
        }
    }

    /** Handles an {@link Error} of one route. */
    public void fatal(Context context, Error error) {
        LOG.error("{} failed", RequestId.of(context), error);
        ApiResponses.send(context, HttpStatusErrors.of(errors, HttpStatus.INTERNAL_SERVER_ERROR.getCode()));
    }

    private void unexpected(Exception exception, Context context) {
        String requestId = RequestId.of(context);
        LOG.error("{} failed", requestId, exception);
        ApiResponses.send(
                context,
                errors.of(
                        ErrorCode.INTERNAL_ERROR,
                        "Something went wrong on our side. Please quote " + requestId + " when you report it."));
    }
}
