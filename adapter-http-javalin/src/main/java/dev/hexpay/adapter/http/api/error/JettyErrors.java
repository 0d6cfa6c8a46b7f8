package dev.hexpay.adapter.http.api.error;

import dev.hexpay.adapter.http.api.ApiResponses;
import dev.hexpay.adapter.http.api.ApiVersion;
import dev.hexpay.adapter.http.api.RequestId;
import dev.hexpay.adapter.http.limit.RequestLimits;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes errors of the server itself, before any route is matched, in the format of every other error. */
public final class JettyErrors extends ErrorHandler {
    private final ErrorResponses errors;
    private final RequestLimits limits;

    /** Writes errors with {@code errors}; such requests count for their address. */
    public JettyErrors(ErrorResponses errors, RequestLimits limits) {
        this.errors = errors;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        StoredResponse errorResponse = HttpStatusErrors.of(errors, response.getStatus());
        ApiVersion version = ApiVersion.requested(request.getHeaders().get(ApiVersion.HEADER));
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, "application/json");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(ApiVersion.HEADER, version.date());
        headers.put(RequestId.HEADER, RequestId.of(request.getHeaders().get(RequestId.HEADER)));
        limits.writeTo(
                headers::put,
                Request.getRemoteAddr(request),
                request.getHeaders().getValuesList(RequestLimits.FORWARDED_FOR));
        response.write(true, ByteBuffer.wrap(ApiResponses.bytes(errorResponse, version)), callback);
        return true;
    }
}
