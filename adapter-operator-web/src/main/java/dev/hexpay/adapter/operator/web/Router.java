package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.OperatorAction;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds pages and actions of a place to a server: none is reached without session, right place and, for actions, form. */
public final class Router {
    private static final String PLACE = "/operator/{organization}/{mode}";
    private static final Pattern ID = Pattern.compile("[a-z]{2,5}_[0-9A-Z]{26}");

    private final JavalinDefaultRoutingApi routes;
    private final Site site;
    private final Actions actions;
    private final List<Route> added = new ArrayList<>();

    /** Adds to this server. */
    public Router(JavalinDefaultRoutingApi routes, Site site, Actions actions) {
        this.routes = routes;
        this.site = site;
        this.actions = actions;
    }

    /** A page, or what a form does. */
    @FunctionalInterface
    public interface Page {
        /** The reply to the request. */
        Reply reply(OperatorRequest request);
    }

    /** What was added: {@code action} is null for a page. */
    public record Route(String path, @Nullable OperatorAction action) {}

    /** All that was added. */
    public List<Route> added() {
        return List.copyOf(added);
    }

    /** Adds a page. */
    public void get(String path, Page page) {
        added.add(new Route(path, null));
        Handler handler = site.guarded(context -> {
            OperatorRequest request = site.enter(context);
            Reply reply = page.reply(request);
            if (reply instanceof Reply.CsvFile) {
                request.query().unread().forEach(name -> request.query().reject(name, "is not a filter"));
                request.query().requireValid();
            }
            site.send(context, reply);
        });
        routes.addHttpHandler(HandlerType.GET, PLACE + path, handler);
        routes.addHttpHandler(HandlerType.HEAD, PLACE + path, handler);
    }

    /** Adds an action; when it is refused for what was entered, {@code form} is shown again. */
    public void post(String path, OperatorAction action, Page perform, Page form) {
        added.add(new Route(path, action));
        Handler handler = site.posted(site::enter, context -> {
            OperatorRequest request = site.enter(context).withForm(site.form(context), action);
            request.session().requireToken(request.form());
            if (!request.may(action)) {
                actions.refuse(request, subject(context));
            }
            site.send(context, reply(request, perform, form));
        });
        routes.addHttpHandler(HandlerType.POST, PLACE + path, handler);
    }

    private static Reply reply(OperatorRequest request, Page perform, Page form) {
        try {
            return perform.reply(request);
        } catch (PaymentsException rejection) {
            if (!isAboutEntered(rejection.code())) {
                throw rejection;
            }
            Reply again = form.reply(request.refused(rejection));
            return again instanceof Reply.Html page ? page.withStatus(Site.statusOf(rejection.code())) : again;
        }
    }

    private static boolean isAboutEntered(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, INTERNAL_ERROR, IDEMPOTENCY_IN_PROGRESS, INVALID_REQUEST -> false;
            default -> true;
        };
    }

    private static @Nullable String subject(Context context) {
        String id = context.pathParamMap().get("id");
        return id != null && ID.matcher(id).matches() ? id : null;
    }
}
