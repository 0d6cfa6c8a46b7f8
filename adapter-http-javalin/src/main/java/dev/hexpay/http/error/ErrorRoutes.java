package dev.hexpay.http.error;

import dev.hexpay.application.port.in.StoredAnswer;
import dev.hexpay.application.port.out.StoreUnavailable;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.http.api.Answers;
import dev.hexpay.http.api.Call;
import dev.hexpay.http.api.RequestId;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what routes throw, and serves the page that explains each code. */
public final class ErrorRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorRoutes.class);
    private static final int INTERNAL_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Set<String> KEYED_METHODS = Set.of("POST", "PUT", "PATCH");

    private final ErrorAnswers errors;

    /** Answers in this shape. */
    public ErrorRoutes(ErrorAnswers errors) {
        this.errors = errors;
    }

    /** Adds the page and what answers exceptions. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.exception(Refusal.class, (refusal, context) -> Answers.send(context, errors.of(refusal)));
        routes.exception(StoreUnavailable.class, this::storeUnavailable);
        routes.exception(MethodNotAllowedResponse.class, this::methodNotAllowed);
        routes.exception(
                HttpResponseException.class,
                (thrown, context) -> Answers.send(context, StatusAnswers.of(errors, thrown.getStatus())));
        routes.exception(Exception.class, this::fault);
        routes.get("/docs/errors/{code}", ErrorPage::serve);
    }

    private void methodNotAllowed(MethodNotAllowedResponse thrown, Context context) {
        context.header("Allow", thrown.getDetails().getOrDefault("availableMethods", ""));
        Answers.send(context, StatusAnswers.of(errors, thrown.getStatus()));
    }

    private void storeUnavailable(StoreUnavailable thrown, Context context) {
        LOG.error("{} could not reach the database", RequestId.of(context), thrown);
        Answers.send(context, unavailable(context));
    }

    private StoredAnswer unavailable(Context context) {
        if (!KEYED_METHODS.contains(context.method().name())) {
            return errors.withStatus(UNAVAILABLE, RefusalCode.INTERNAL_ERROR, "Try again in a moment.");
        }
        if (context.header(Call.IDEMPOTENCY_KEY) == null) {
            return errors.withStatus(
                    UNAVAILABLE,
                    RefusalCode.INTERNAL_ERROR,
                    "The request may or may not have taken effect. Look before you send it again.");
        }
        return errors.of(
                RefusalCode.IDEMPOTENCY_UNAVAILABLE,
                "The request may or may not have taken effect. Send it again with the same Idempotency-Key.");
    }

    /** Answers what is no exception but an error of the virtual machine or of our packaging. */
    public void fatal(HttpServletResponse response, Error error) {
        LOG.error("{} failed", response.getHeader(RequestId.HEADER), error);
        StoredAnswer answer = StatusAnswers.of(errors, INTERNAL_ERROR);
        try {
            response.setStatus(answer.status());
            response.setContentType("application/json");
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("nobody waits for this answer", e);
        }
    }

    private void fault(Exception thrown, Context context) {
        String requestId = RequestId.of(context);
        LOG.error("{} failed", requestId, thrown);
        Answers.send(
                context,
                errors.of(
                        RefusalCode.INTERNAL_ERROR,
                        "Something went wrong on our side. Please quote " + requestId + " when you report it."));
    }
}
