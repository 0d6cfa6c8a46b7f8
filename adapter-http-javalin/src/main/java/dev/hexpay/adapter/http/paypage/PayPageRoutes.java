package dev.hexpay.adapter.http.paypage;

import dev.hexpay.adapter.http.body.RequestBodies;
import dev.hexpay.application.port.in.paypage.PayPagePorts;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosted payment page: all routes under {@code /pay/}. Errors are rendered as pages too.
 *
 * <p>The link token grants access to view and pay one payment. There is no other authentication.
 */
public final class PayPageRoutes {

    private final PayPagePorts ports;
    private final CsrfProtection csrf;
    private final PayController pay;
    private final AuthenticationController authentication;
    private final PageErrorHandler errorHandler;

    /**
     * Creates the page.
     *
     * @param publicUrl the public URL of this server; it may have a path
     * @param pageSecrets the keys of the CSRF tokens and of the cookies: at least 32 random bytes each, the same on every
     *     server; the first one is for new tokens and cookies, all of them for those that browsers send
     */
    public PayPageRoutes(PayPagePorts ports, URI publicUrl, List<byte[]> pageSecrets, InstantSource clock) {
        PayUrls urls = new PayUrls(publicUrl);
        this.ports = ports;
        this.csrf = new CsrfProtection(publicUrl, pageSecrets, clock);
        PayerCookies cookies = new PayerCookies(publicUrl, pageSecrets, clock);
        PayPageViews views = new PayPageViews(urls, csrf, clock);
        PageRenderer renderer = new PageRenderer();
        this.pay = new PayController(ports, views, renderer, urls, csrf, cookies, clock);
        this.authentication = new AuthenticationController(ports, views, renderer, urls, csrf, cookies);
        this.errorHandler = new PageErrorHandler(views, renderer);
    }

    /** Adds the routes to a server. Errors on these paths never reach the server's own error handlers. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        add(routes, "/pay/{token}", pay::show, pay::pay);
        add(routes, "/pay/{token}/authenticate", authentication::show, authentication::finish);
        add(routes, "/pay/{token}/total", pay::quote, null);
        add(routes, "/pay/{token}/status", pay::status, null);
        for (HandlerType method : HandlerType.commonHttp()) {
            routes.addHttpHandler(method, "/pay/*", errorHandler.always(PageError.NOT_FOUND));
        }
    }

    private void add(JavalinDefaultRoutingApi routes, String path, Handler read, @Nullable Handler post) {
        for (HandlerType method : HandlerType.commonHttp()) {
            Handler handler = errorHandler.methodNotAllowed(post == null ? "GET, HEAD" : "GET, HEAD, POST");
            if (method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD)) {
                handler = errorHandler.wrap(read);
            } else if (method.equals(HandlerType.POST) && post != null) {
                handler = form(post);
            }
            routes.addHttpHandler(method, path, handler);
        }
    }

    /** What its headers and its link say against a form is said before the form arrives. */
    private Handler form(Handler post) {
        Handler answer = errorHandler.wrap(post);
        return errorHandler.wrap(ctx -> {
            csrf.requireSameOrigin(ctx);
            FormBody.requireForm(ctx);
            ports.queries().view(PayUrls.token(ctx));
            RequestBodies.read(ctx, FormBody.MAX_BYTES, answer);
        });
    }
}
