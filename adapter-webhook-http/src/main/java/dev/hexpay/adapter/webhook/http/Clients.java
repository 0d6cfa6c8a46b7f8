package dev.hexpay.adapter.webhook.http;

import dev.hexpay.application.port.out.WebhookSender;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients that do what a request says and nothing more. */
final class Clients {
    private static final int MAX_LINE_LENGTH = 8192;
    private static final int MAX_HEADERS = 100;

    /** Shorter than a request, so that a second address is tried when the first one is silent. */
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(4);

    private static final Timeout TIMEOUT = Timeout.of(WebhookSender.TIMEOUT);

    private Clients() {}

    /**
     * A client that follows no redirect, repeats nothing, keeps nothing, unpacks nothing, and obeys no setting of the JVM.
     * Each request has its own connection, so that each one is resolved and checked.
     *
     * @param connections the number of connections at the same time
     */
    static CloseableHttpClient create(DnsResolver resolver, SSLContext tls, int connections) {
        return HttpClients.custom()
                .setConnectionManager(connections(resolver, tls, connections))
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(TIMEOUT)
                        .setResponseTimeout(TIMEOUT)
                        .setAuthenticationEnabled(false)
                        .setRedirectsEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Hexpay-Webhooks")
                .build();
    }

    private static HttpClientConnectionManager connections(DnsResolver resolver, SSLContext tls, int max) {
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(MAX_LINE_LENGTH)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        // The lenient default skips lines until one looks like HTTP.
                        .responseParserFactory(ignored -> new WholeHeaderParser(new DefaultHttpResponseParser(http)))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(TIMEOUT)
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(TIMEOUT).build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(TIMEOUT).build())
                // No lock for all routes: closing a connection can block.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(max)
                .build();
    }
}
