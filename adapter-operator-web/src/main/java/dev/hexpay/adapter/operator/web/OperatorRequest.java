package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.tenant.Scope;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request of an operator in a place that the operator may enter. */
public final class OperatorRequest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ONCE_BYTES = 16;

    private final Context context;
    private final Sessions.Session session;
    private final Place place;
    private final Site site;
    private final FormInput query;
    private final FormInput form;
    private final @Nullable OperatorAction action;
    private final @Nullable PaymentsException rejection;

    OperatorRequest(Context context, Sessions.Session session, Place place, Site site) {
        this(context, session, place, site, FormInput.parse(context.queryString()), FormInput.NONE, null, null);
    }

    private OperatorRequest(
            Context context,
            Sessions.Session session,
            Place place,
            Site site,
            FormInput query,
            FormInput form,
            @Nullable OperatorAction action,
            @Nullable PaymentsException rejection) {
        this.context = context;
        this.session = session;
        this.place = place;
        this.site = site;
        this.query = query;
        this.form = form;
        this.action = action;
        this.rejection = rejection;
    }

    OperatorRequest withForm(FormInput posted, OperatorAction requested) {
        return new OperatorRequest(context, session, place, site, query, posted, requested, null);
    }

    OperatorRequest refused(PaymentsException why) {
        return new OperatorRequest(context, session, place, site, query, form, action, why);
    }

    /** The organization and mode. */
    public Scope scope() {
        return place.scope();
    }

    Place place() {
        return place;
    }

    Sessions.Session session() {
        return session;
    }

    /** Who asks. */
    public Operator operator() {
        return session.operator();
    }

    /** Whether the operator may do this. */
    public boolean may(OperatorAction wanted) {
        return operator().may(wanted);
    }

    /** What the form does. */
    OperatorAction action() {
        if (action == null) {
            throw new IllegalStateException("a page that only shows something performs no action");
        }
        return action;
    }

    /** Why the form that was posted was refused; null unless its page is shown again. */
    @Nullable
    PaymentsException rejection() {
        return rejection;
    }

    /** A part of the path. */
    public String path(String name) {
        return context.pathParam(name);
    }

    /** The parameters of the query. */
    public FormInput query() {
        return query;
    }

    /** The posted form. */
    public FormInput form() {
        return form;
    }

    /** The address of a page in this place. */
    public String href(String path) {
        return site.href(place.path() + path);
    }

    /** Whether the client asks for this media type first. */
    public boolean accepts(String mediaType) {
        String accept = context.header("Accept");
        return accept != null && accept.startsWith(mediaType);
    }

    /** The path of the request below that of the place. */
    String ownPath() {
        String path = context.path();
        String base = place.path();
        return path.substring(path.indexOf(base) + base.length());
    }

    /** Sends an invoice by e-mail, as often as the API allows it. */
    public <T> T send(InvoiceId invoice, Supplier<T> sending) {
        return site.host().send(context, scope(), invoice, sending);
    }

    /** Tests a webhook endpoint, with as many tests at a time as the API allows. */
    public <T> T test(Supplier<T> test) {
        return site.host().test(context, scope(), test);
    }

    /** Requires that this place has test data. */
    public void requireSandbox() {
        if (scope().mode().isLive()) {
            throw PaymentsException.of(ErrorCode.SANDBOX_ONLY, "This exists in sandbox mode only.");
        }
    }

    /** The hidden values of a form: it belongs to this session and takes effect once. */
    Map<String, String> hidden() {
        byte[] random = new byte[ONCE_BYTES];
        RANDOM.nextBytes(random);
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put("csrf", session.csrf());
        hidden.put("once", Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        return hidden;
    }
}
