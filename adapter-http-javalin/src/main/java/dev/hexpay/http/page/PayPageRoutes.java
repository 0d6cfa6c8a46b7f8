package dev.hexpay.http.page;

import dev.hexpay.application.port.in.FinishAuthentication;
import dev.hexpay.application.port.in.PayLink;
import dev.hexpay.application.port.in.QuotePrice;
import dev.hexpay.application.port.in.ViewPayPage;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The hosted pay page: everything under {@code /pay/}, answered with pages for people, whatever goes wrong.
 *
 * <p>Whoever holds the link token may see and pay that one payment; nothing else is known or asked here.
 */
public final class PayPageRoutes {

    private final Site site;
    private final Troubles troubles;

    /** The use cases that the page is for. */
    public record Ports(ViewPayPage view, QuotePrice quote, PayLink pay, FinishAuthentication finish) {}

    /**
     * The page over these use cases.
     *
     * @param publicUrl the address that payers reach this server at; it may have a path
     * @param pageSecret what proves that a form is ours, at least 32 random bytes, the same on every server
     */
    public PayPageRoutes(Ports ports, URI publicUrl, byte[] pageSecret, InstantSource clock) {
        CsrfTokens csrf = new CsrfTokens(pageSecret, clock);
        PageHeaders headers = new PageHeaders();
        PagePaths paths = new PagePaths(publicUrl);
        Pages pages = new Pages(paths, headers, csrf, clock);
        PageWriter writer = new PageWriter(headers);
        FormGuard guard = new FormGuard(new SameOrigin(publicUrl), csrf);
        this.site = new Site(ports, pages, writer, paths, guard, clock);
        this.troubles = new Troubles(pages, writer);
    }

    /** Adds the page to a server. Nothing that happens on these paths reaches the server's own handling of errors. */
    public void addTo(JavalinDefaultRoutingApi routes) {
        ShowingPage showing = new ShowingPage(site);
        TakingPayment taking = new TakingPayment(site);
        PlayingBank bank = new PlayingBank(site);
        add(routes, "/pay/{token}", showing::page, taking::pay);
        add(routes, "/pay/{token}/authenticate", bank::show, bank::finish);
        add(routes, "/pay/{token}/total", showing::total, null);
        for (HandlerType method : HandlerType.commonHttp()) {
            routes.addHttpHandler(method, "/pay/*", troubles.always(Trouble.NOT_FOUND));
        }
    }

    private void add(JavalinDefaultRoutingApi routes, String path, Handler read, @Nullable Handler post) {
        for (HandlerType method : HandlerType.commonHttp()) {
            Handler handler = troubles.wrongMethod(post == null ? "GET, HEAD" : "GET, HEAD, POST");
            if (method.equals(HandlerType.GET) || method.equals(HandlerType.HEAD)) {
                handler = troubles.told(read);
            } else if (method.equals(HandlerType.POST) && post != null) {
                handler = troubles.told(post);
            }
            routes.addHttpHandler(method, path, handler);
        }
    }
}
