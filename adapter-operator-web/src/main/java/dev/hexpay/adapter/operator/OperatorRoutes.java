package dev.hexpay.adapter.operator;

import dev.hexpay.adapter.operator.page.OperatorPages;
import dev.hexpay.adapter.operator.web.Actions;
import dev.hexpay.adapter.operator.web.Assets;
import dev.hexpay.adapter.operator.web.LoginPages;
import dev.hexpay.adapter.operator.web.OperatorHost;
import dev.hexpay.adapter.operator.web.Renderer;
import dev.hexpay.adapter.operator.web.Router;
import dev.hexpay.adapter.operator.web.SameOrigin;
import dev.hexpay.adapter.operator.web.Sessions;
import dev.hexpay.adapter.operator.web.Site;
import dev.hexpay.adapter.operator.web.WrongLogins;
import dev.hexpay.application.port.in.InPorts;
import dev.hexpay.application.port.in.operator.OperatorPorts;
import dev.hexpay.application.port.out.PublicUrls;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import io.javalin.http.HandlerType;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** The operator page: all routes at and under {@code /operator}. Errors on these paths are pages, too. */
public final class OperatorRoutes {
    /** The path of the page. */
    public static final String PATH = "/operator";

    private final OperatorSettings settings;
    private final InPorts ports;
    private final OperatorHost host;

    /** The page of these use cases in this server. */
    public OperatorRoutes(OperatorSettings settings, InPorts ports, OperatorHost host) {
        this.settings = settings;
        this.ports = ports;
        this.host = host;
    }

    /** Adds the routes to a server; returns those of the pages of an organization and mode. */
    public List<Router.Route> addTo(JavalinDefaultRoutingApi routes) {
        String base = settings.url().getRawPath();
        String root = (base == null ? "" : base.replaceAll("/$", "")) + PATH;
        OperatorPorts operators = ports.operators();
        Sessions sessions = new Sessions(operators.authenticate(), settings.url());
        Assets assets = new Assets();
        Renderer renderer = new Renderer(root, assets, settings.version());
        Site site = new Site(
                root,
                new Site.Parts(host, sessions, new SameOrigin(settings.url()), renderer),
                ports.apiKeys().provision(),
                OperatorPages::navigation);
        assets.addTo(routes, PATH, site);
        new LoginPages(
                        site,
                        sessions,
                        new LoginPages.Ports(operators.logIn(), operators.logOut()),
                        new WrongLogins(settings.clock()))
                .addTo(routes);
        Actions actions = new Actions(operators.perform(), ports.idempotency(), settings.clock());
        Router router = new Router(routes, site, actions);
        new OperatorPages(
                        new OperatorPages.Tools(ports, actions, PublicUrls.of(settings.publicUrl()), settings.clock()))
                .addTo(router);
        for (HandlerType method : HandlerType.commonHttp()) {
            routes.addHttpHandler(method, PATH + "/*", site.guarded(context -> {
                throw PaymentsException.of(ErrorCode.NOT_FOUND, "There is no page at this address.");
            }));
        }
        return router.added();
    }
}
