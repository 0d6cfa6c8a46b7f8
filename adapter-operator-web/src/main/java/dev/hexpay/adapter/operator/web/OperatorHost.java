package dev.hexpay.adapter.operator.web;

import dev.hexpay.domain.id.InvoiceId;
import dev.hexpay.domain.tenant.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.function.Supplier;

/** What the server offers to the pages: it knows its clients and reads their bodies. */
public interface OperatorHost {
    /** What limits count as one client, behind trusted proxies too: an IPv4 address, or an IPv6 network of 64 bits. */
    String client(Context context);

    /**
     * Requires that the client may send another request.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code rate_limited}
     */
    void requireAllowance(Context context);

    /** Reads at most this many bytes of the body, and one more of a longer body; then calls the handler. */
    void readBody(Context context, int maxBytes, Handler then) throws Exception;

    /**
     * The bytes that were read.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code invalid_request} when the body did not arrive whole
     */
    byte[] body(Context context);

    /**
     * Sends an invoice by e-mail, as often as the API allows it.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code rate_limited}
     */
    <T> T send(Context context, Scope scope, InvoiceId invoice, Supplier<T> sending);

    /**
     * Tests a webhook endpoint, with as many tests at a time as the API allows.
     *
     * @throws dev.hexpay.domain.error.PaymentsException {@code rate_limited}
     */
    <T> T test(Context context, Scope scope, Supplier<T> test);
}
