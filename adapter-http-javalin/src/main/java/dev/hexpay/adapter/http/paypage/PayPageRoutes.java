package dev.hexpay.adapter.http.paypage;

import dev.hexpay.application.port.in.paypage.FinishAuthentication;
import dev.hexpay.application.port.in.paypage.PayLink;
import dev.hexpay.application.port.in.paypage.QuotePrice;
import dev.hexpay.application.port.in.paypage.ViewPayPage;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The hosted payment page: all routes under {@code /pay/}. Errors are rendered as pages too.
 *
 * <p>The link token grants access to view and pay one payment. There is no other authentication.
 */
public final class PayPageRoutes {

    private final PageContext context;
    private final PageErrorHandler errorHandler;

    /** The use cases that the page calls. */
    public record Ports(ViewPayPage view, QuotePrice quote, PayLink pay, FinishAuthentication finish) {}

    /**
     * Creates the page.
     *
     * @param publicUrl the public URL of this server; it may have a path
     * @param pageSecret the key of the CSRF tokens: at least 32 random bytes, the same on every server
     */
    public PayPageRoutes(Ports ports, URI publicUrl, byte[] pageSecret, InstantSource clock) {
        CsrfTokens csrf = new CsrfTokens(pageSecret, clock);
        PageHeaders headers = new PageHeaders();
        PagePaths paths = new PagePaths(publicUrl);
        PayPageViews views = new PayPageViews(paths, headers, csrf, clock);
        PageWriter writer = new PageWriter(headers);
        CsrfProtection csrfProtection = new CsrfProtection(new SameOriginCheck(publicUrl), csrf);
        this.context = new PageContext(ports, views, writer, paths, csrfProtection, clock);
        this.errorHandler = new PageErrorHandler(views, writer);
    }

    /** Adds the routes to a server. Errors on these paths never reach the server's own error handlers. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        PayPageController payPage = new PayPageController(context);
        PayController pay = new PayController(context);
        TestBankController testBank = new TestBankController(context);
        add(routes, "/pay/{token}", payPage::show, pay::pay);
        add(routes, "/pay/{token}/authenticate", testBank::show, testBank::finish);
        add(routes, "/pay/{token}/total", payPage::quote, null);
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
                handler = errorHandler.wrap(post);
            }
            routes.addHttpHandler(method, path, handler);
        }
    }
}
