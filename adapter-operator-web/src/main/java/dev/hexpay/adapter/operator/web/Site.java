package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Frame;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.DatabaseUnavailableException;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WireName;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all pages have in common: the frame, the errors and the forms. */
public final class Site {
    static final int MAX_FORM_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String SESSION = Site.class.getName() + ".session";
    private static final String PLACE = Site.class.getName() + ".place";

    private final String root;
    private final OperatorHost host;
    private final Sessions sessions;
    private final SameOrigin sameOrigin;
    private final Renderer renderer;
    private final Places places;
    private final Function<Mode, List<Link>> navigation;

    /** A site at this path of the host; {@code navigation} has paths of a place. */
    public Site(String root, Parts parts, ProvisionOrganization organizations, Function<Mode, List<Link>> navigation) {
        this.root = root;
        this.host = parts.host();
        this.sessions = parts.sessions();
        this.sameOrigin = parts.sameOrigin();
        this.renderer = parts.renderer();
        this.places = new Places(organizations);
        this.navigation = navigation;
    }

    /** What the site is made of. */
    public record Parts(OperatorHost host, Sessions sessions, SameOrigin sameOrigin, Renderer renderer) {}

    /** Shows its errors as pages. */
    public Handler guarded(Handler handler) {
        return context -> {
            try {
                host.requireAllowance(context);
                handler.handle(context);
            } catch (PaymentsException rejection) {
                reject(context, rejection);
            } catch (DatabaseUnavailableException unavailable) {
                fail(context, HttpStatus.SERVICE_UNAVAILABLE, unavailable);
            } catch (Exception unexpected) {
                fail(context, HttpStatus.INTERNAL_SERVER_ERROR, unexpected);
            }
        };
    }

    /** Reads a form of this site and calls the handler, for which {@link #form} has it. */
    public Handler posted(Handler handler) {
        return posted(context -> {}, handler);
    }

    /** The same, after a check that needs no form. */
    Handler posted(Handler check, Handler handler) {
        Handler guarded = guarded(handler);
        return guarded(context -> {
            sameOrigin.require(context);
            if (!context.isFormUrlencoded() || context.req().getContentLengthLong() > MAX_FORM_BYTES) {
                throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "This is not a form of this site.");
            }
            check.handle(context);
            host.readBody(context, MAX_FORM_BYTES, guarded);
        });
    }

    /**
     * The posted form.
     *
     * @throws PaymentsException {@code invalid_request} when it is malformed
     */
    public FormInput form(Context context) {
        byte[] bytes = host.body(context);
        try {
            if (bytes.length > MAX_FORM_BYTES) {
                throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "The form is too long.");
            }
            return FormInput.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "The form is malformed.");
        }
    }

    /**
     * The session of the request.
     *
     * @throws PaymentsException {@code unauthorized}
     */
    public Sessions.Session session(Context context) {
        Sessions.Session known = context.attribute(SESSION);
        if (known != null) {
            return known;
        }
        Sessions.Session session =
                sessions.find(context).orElseThrow(() -> PaymentsException.of(ErrorCode.UNAUTHORIZED, "Log in first."));
        context.attribute(SESSION, session);
        return session;
    }

    /**
     * The request, in the place that its path names.
     *
     * @throws PaymentsException {@code unauthorized}, or {@code not_found} for a place that the operator may not enter
     */
    OperatorRequest enter(Context context) {
        Sessions.Session session = session(context);
        Place place = context.attribute(PLACE);
        if (place == null) {
            place = places.find(session.operator(), context.pathParam("organization"), context.pathParam("mode"))
                    .orElseThrow(() -> PaymentsException.of(ErrorCode.NOT_FOUND, "This page does not exist."));
            context.attribute(PLACE, place);
        }
        return new OperatorRequest(context, session, place, this);
    }

    /** The places that the operator may enter, the sandbox of each organization first. */
    public List<Place> places(Operator operator) {
        return places.of(operator);
    }

    /** The address of a page of this site. */
    public String href(String path) {
        return root + path;
    }

    OperatorHost host() {
        return host;
    }

    /** What limits count as one client. */
    String client(Context context) {
        return host.client(context);
    }

    /** Sends a reply. */
    public void send(Context context, Reply reply) {
        if (reply instanceof Reply.Html page) {
            renderer.page(context, page, person(context));
        } else if (reply instanceof Reply.Redirect redirect) {
            renderer.redirect(context, redirect.location());
        } else if (reply instanceof Reply.CsvFile file) {
            renderer.csv(context, file);
        }
    }

    private Frame.@Nullable Person person(Context context) {
        Sessions.Session session = context.attribute(SESSION);
        if (session == null) {
            return null;
        }
        Place place = context.attribute(PLACE);
        Operator operator = session.operator();
        return new Frame.Person(
                operator.name(),
                WireName.of(operator.role()),
                session.csrf(),
                place == null ? null : shown(context, operator, place));
    }

    private Frame.Place shown(Context context, Operator operator, Place place) {
        String base = root + place.path();
        List<Frame.Mode> modes = new ArrayList<>();
        Places.of(place.organization(), operator).forEach(other -> {
            boolean isCurrent = other.scope().equals(place.scope());
            String name = other.scope().mode().isLive() ? "Live" : "Sandbox";
            modes.add(new Frame.Mode(name, root + other.path(), isCurrent));
        });
        String path = context.path();
        String section = path.substring(Math.min(
                path.length(), path.indexOf(place.path()) + place.path().length()));
        return new Frame.Place(
                place.organization().name(),
                base,
                place.scope().mode().isLive(),
                modes,
                operator.boundTo() == null,
                navigation.apply(place.scope().mode()).stream()
                        .map(link ->
                                new Frame.NavigationItem(link.text(), base + link.href(), isIn(section, link.href())))
                        .toList(),
                section.equals("/search") ? searched(context) : "");
    }

    /** What was searched for; empty for a malformed query, of which the page itself says that it is. */
    private static String searched(Context context) {
        try {
            return FormInput.parse(context.queryString()).text("q");
        } catch (PaymentsException malformed) {
            return "";
        }
    }

    private static boolean isIn(String section, String path) {
        return section.equals(path) || (!path.isEmpty() && section.startsWith(path + "/"));
    }

    private void reject(Context context, PaymentsException rejection) {
        Duration retryAfter = rejection.retryAfter();
        if (retryAfter != null) {
            context.header("Retry-After", Long.toString(retryAfter.toSeconds()));
        }
        if (rejection.code() == ErrorCode.UNAUTHORIZED
                && !context.method().name().equals("POST")) {
            // A proxy may have removed the path of the public URL.
            String next = root.substring(0, root.lastIndexOf('/')) + context.path();
            renderer.redirect(context, root + "/login" + Paging.query(Map.of("next", next)));
            return;
        }
        HttpStatus status = statusOf(rejection.code());
        if (status.isServerError()) {
            fail(context, status, rejection);
        } else {
            error(context, status, said(rejection));
        }
    }

    private static String said(PaymentsException rejection) {
        return rejection.violations().isEmpty()
                ? rejection.message()
                : rejection.violations().stream()
                        .map(violation -> (violation.field() + " " + violation.message()).strip())
                        .collect(Collectors.joining("; "));
    }

    /** The status of a rejection. */
    static HttpStatus statusOf(ErrorCode code) {
        return switch (code) {
            case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN, SANDBOX_ONLY -> HttpStatus.FORBIDDEN;
            case RATE_LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case VALIDATION_ERROR, INVALID_REQUEST -> HttpStatus.BAD_REQUEST;
            case INTERNAL_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
            case PROVIDER_UNAVAILABLE, IDEMPOTENCY_UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> code.name().endsWith("NOT_FOUND") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        };
    }

    private void fail(Context context, HttpStatus status, Exception cause) {
        String requestId = context.res().getHeader("x-request-id");
        LOG.error("{} {}: {}", requestId, status, context.endpoint().path, cause);
        error(context, status, "Something went wrong here. Number: " + requestId);
    }

    private void error(Context context, HttpStatus status, String message) {
        String heading = switch (status) {
            case NOT_FOUND -> "This page does not exist";
            case FORBIDDEN -> "This is not allowed";
            case UNAUTHORIZED -> "You are not logged in";
            case TOO_MANY_REQUESTS -> "Too many requests";
            case SERVICE_UNAVAILABLE -> "Not available now";
            default -> "This did not work";
        };
        List<Block> blocks = List.of(
                new Block.Notice(Tone.BAD, "", message), new Block.Links(List.of(new Link("Go to the start", root))));
        send(context, new Reply.Html(status, heading, List.of(), blocks));
    }
}
