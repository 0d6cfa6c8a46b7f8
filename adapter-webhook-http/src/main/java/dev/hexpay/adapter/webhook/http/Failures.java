package dev.hexpay.adapter.webhook.http;

import dev.hexpay.domain.webhook.AttemptResult.Cause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** What a failure of the client means. */
final class Failures {
    private Failures() {}

    /** The cause of a failure, by its type alone: messages can contain addresses. */
    static Cause causeOf(IOException failure) {
        if (failure instanceof CheckedResolver.RefusedAddress) {
            return Cause.NOT_PUBLIC;
        }
        if (failure instanceof NameLookups.LookupTimeout || failure instanceof InterruptedIOException) {
            return Cause.TIMED_OUT;
        }
        if (failure instanceof UnknownHostException) {
            return Cause.UNKNOWN_HOST;
        }
        if (failure instanceof SSLException) {
            return Cause.TLS_FAILED;
        }
        if (failure instanceof ClientProtocolException
                || failure instanceof MessageConstraintException
                || (failure instanceof MalformedChunkCodingException
                        && !(failure instanceof TruncatedChunkException))) {
            return Cause.INVALID_RESPONSE;
        }
        return Cause.CONNECTION_FAILED;
    }
}
