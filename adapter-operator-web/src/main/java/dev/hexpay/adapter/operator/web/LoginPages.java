package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Link;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.application.port.in.operator.LogIn;
import dev.hexpay.application.port.in.operator.LogOut;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.operator.OperatorToken;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Login, log out, and the choice of the organization. */
public final class LoginPages {
    private static final String LOGIN = "/operator/login";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern OWN_PATH = Pattern.compile("(/[A-Za-z0-9_~-]{1,64}){1,8}");

    private final Site site;
    private final Sessions sessions;
    private final LogIn logIn;
    private final LogOut logOut;
    private final WrongLogins wrong;

    /** The pages of this site. */
    public LoginPages(Site site, Sessions sessions, Ports ports, WrongLogins wrong) {
        this.site = site;
        this.sessions = sessions;
        this.logIn = ports.logIn();
        this.logOut = ports.logOut();
        this.wrong = wrong;
    }

    /** What the pages do. */
    public record Ports(LogIn logIn, LogOut logOut) {}

    /** Adds the routes. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        get(routes, "/operator", this::start);
        get(routes, LOGIN, this::showKeyForm);
        get(routes, LOGIN + "/{token}", this::showLinkForm);
        routes.addHttpHandler(HandlerType.POST, LOGIN, site.posted(this::logInByKey));
        routes.addHttpHandler(HandlerType.POST, LOGIN + "/{token}", site.posted(this::logInByLink));
        routes.addHttpHandler(HandlerType.POST, "/operator/logout", site.posted(this::logOut));
    }

    private void get(JavalinDefaultRoutingApi routes, String path, Handler handler) {
        routes.addHttpHandler(HandlerType.GET, path, site.guarded(handler));
        routes.addHttpHandler(HandlerType.HEAD, path, site.guarded(handler));
    }

    /** The only place of the operator, or the choice between them. */
    private void start(Context context) {
        Sessions.Session session = site.session(context);
        List<Place> places = site.places(session.operator());
        long organizations = places.stream()
                .map(place -> place.organization().id())
                .distinct()
                .count();
        if (organizations == 1) {
            site.send(context, new Reply.Redirect(site.href(places.get(0).path())));
            return;
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Table.of(
                "",
                List.of("Organization", "Mode"),
                places.stream()
                        .map(place -> List.of(
                                Formats.text(place.organization().name()).linkedTo(site.href(place.path())),
                                Formats.mode(place.scope().mode())))
                        .toList()));
        site.send(context, Reply.Html.of("Organizations", List.of(), blocks));
    }

    private void showKeyForm(Context context) {
        String next = FormInput.parse(context.queryString()).text("next");
        if (arrivesFromElsewhere(context)) {
            // The browser sends a strict cookie only when it comes from this site.
            String target = isOwn(next) ? next : site.href("");
            site.send(
                    context,
                    Reply.Html.of(
                            "Continue",
                            List.of(),
                            List.of(
                                    new Block.Text("", "You came from another site."),
                                    new Block.Links(List.of(new Link("Continue to the operator page", target))))));
            return;
        }
        site.send(context, keyForm(HttpStatus.OK, next, null));
    }

    private static boolean arrivesFromElsewhere(Context context) {
        String from = context.header("Sec-Fetch-Site");
        return from != null
                && from.equals("cross-site")
                && !FormInput.parse(context.queryString()).text("next").isEmpty();
    }

    private Reply keyForm(HttpStatus status, String next, @Nullable String error) {
        Field key = Field.text("apiKey", "API key")
                .ofType("password")
                .mandatory()
                .withHint(
                        "It begins with ck_sandbox_ or ck_live_. You can do all that its organization can do in its mode.")
                .withError(error);
        Block.Form form = new Block.Form(
                "login",
                "",
                "",
                site.href("/login"),
                next.isEmpty() ? Map.of() : Map.of("next", next),
                List.of(key),
                "Log in",
                false,
                error == null ? Map.of() : Map.of("apiKey", error),
                true);
        return new Reply.Html(
                status,
                "Log in",
                List.of(),
                List.of(
                        form,
                        new Block.Text(
                                "With a login link",
                                "On the server, this command prints a link that works once, for ten minutes:"),
                        new Block.Code("Command", "./hexpay login")));
    }

    private void showLinkForm(Context context) {
        // Programs that look at links for a preview must not use it up: only the button does.
        Block.Form form = new Block.Form(
                "login",
                "",
                "This link works once.",
                site.href("/login/" + token(context).value()),
                Map.of(),
                List.of(),
                "Log in",
                false,
                Map.of(),
                true);
        site.send(context, Reply.Html.of("Log in", List.of(), List.of(form)));
    }

    private void logInByKey(Context context) {
        FormInput form = site.form(context);
        String next = form.text("next");
        String secret = form.text("apiKey");
        if (secret.isEmpty()) {
            site.send(context, keyForm(HttpStatus.BAD_REQUEST, next, "Enter an API key"));
            return;
        }
        try {
            begin(context, new LogIn.Credential.Key(secret), next);
        } catch (PaymentsException rejection) {
            requireWrong(rejection);
            site.send(context, keyForm(HttpStatus.UNAUTHORIZED, next, "This API key is not valid"));
        }
    }

    private void logInByLink(Context context) {
        try {
            begin(context, new LogIn.Credential.Link(token(context)), "");
        } catch (PaymentsException rejection) {
            requireWrong(rejection);
            site.send(
                    context,
                    new Reply.Html(
                            HttpStatus.UNAUTHORIZED,
                            "This link does not work any more",
                            List.of(),
                            List.of(
                                    new Block.Notice(Tone.BAD, "", "It was used, or it is older than ten minutes."),
                                    new Block.Links(List.of(new Link("Other ways to log in", site.href("/login")))))));
        }
    }

    private void begin(Context context, LogIn.Credential credential, String next) {
        LogIn.Result result = logInOrCount(site.client(context), credential);
        sessions.begin(context, result.token());
        site.send(context, new Reply.Redirect(isOwn(next) ? next : site.href("")));
    }

    private boolean isOwn(String next) {
        // Not a link to log in by: it would be the link of someone else.
        return OWN_PATH.matcher(next).matches()
                && next.startsWith(site.href("/"))
                && !next.startsWith(site.href("/login"));
    }

    /** Counts a credential that is wrong, and none whose check failed for another reason. */
    private LogIn.Result logInOrCount(String client, LogIn.Credential credential) {
        wrong.take(client);
        boolean isWrong = false;
        try {
            return logIn.logIn(credential);
        } catch (PaymentsException rejection) {
            isWrong = rejection.code() == ErrorCode.UNAUTHORIZED;
            throw rejection;
        } finally {
            if (!isWrong) {
                wrong.restore(client);
            }
        }
    }

    private static void requireWrong(PaymentsException rejection) {
        if (rejection.code() != ErrorCode.UNAUTHORIZED) {
            throw rejection;
        }
    }

    private static OperatorToken token(Context context) {
        String token = context.pathParam("token");
        if (!TOKEN.matcher(token).matches()) {
            throw PaymentsException.of(ErrorCode.NOT_FOUND, "This is not a login link.");
        }
        return new OperatorToken(token);
    }

    private void logOut(Context context) {
        Sessions.Session session = site.session(context);
        session.requireToken(site.form(context));
        logOut.logOut(session.token());
        sessions.end(context);
        site.send(context, new Reply.Redirect(site.href("/login")));
    }
}
