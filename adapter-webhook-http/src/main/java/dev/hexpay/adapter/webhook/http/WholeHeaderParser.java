package dev.hexpay.adapter.webhook.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Refuses a response whose connection ends within its header. The library takes what arrived for the whole header. */
final class WholeHeaderParser implements HttpMessageParser<ClassicHttpResponse> {
    private final HttpMessageParser<ClassicHttpResponse> parser;

    WholeHeaderParser(HttpMessageParser<ClassicHttpResponse> parser) {
        this.parser = parser;
    }

    @Override
    public @Nullable ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
            throws IOException, HttpException {
        Connection connection = new Connection(in);
        @Nullable ClassicHttpResponse response = parser.parse(buffer, connection);
        if (response != null && connection.hasEnded) {
            throw new ConnectionClosedException("the header is not complete");
        }
        return response;
    }

    /** Knows whether its end was read. */
    private static final class Connection extends FilterInputStream {
        private boolean hasEnded;

        Connection(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            hasEnded |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            hasEnded |= count < 0;
            return count;
        }
    }
}
