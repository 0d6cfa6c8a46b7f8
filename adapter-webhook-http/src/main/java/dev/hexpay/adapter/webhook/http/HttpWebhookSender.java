package dev.hexpay.adapter.webhook.http;

import dev.hexpay.application.port.out.WebhookSender;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.text.WebUrl;
import dev.hexpay.domain.webhook.AttemptResult.Cause;
import dev.hexpay.domain.webhook.AttemptResult.NoResponse;
import java.io.Closeable;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Posts events with Apache HttpClient. In live mode only https and public addresses are called. In the sandbox also http
 * and the loopback addresses, because a developer runs server and receiver on one machine; the private addresses of a
 * network stay refused, because they belong to the operator and not to the merchant. Certificates and names of hosts are
 * verified in both modes.
 *
 * <p>Requests run on threads of its own, at most {@value #MAX_REQUESTS} at the same time; more wait. How many of them go to
 * one endpoint is decided by the caller.
 */
public final class HttpWebhookSender implements WebhookSender, Closeable {
    /** The number of requests at the same time, over all calls. */
    public static final int MAX_REQUESTS = 256;

    private final UrlRules rules;
    private final NameLookups lookups;
    private final LazyClient live;
    private final LazyClient sandbox;
    private final ExecutorService threads = DaemonThreads.pool("webhooks", MAX_REQUESTS);
    private final ScheduledExecutorService timer = DaemonThreads.timer("webhook-deadlines");

    /**
     * A sender that trusts the certificates that the JDK trusts.
     *
     * @param own the server that sends, to which nothing is posted
     */
    public HttpWebhookSender(OwnServer own) {
        this(own, InetAddress::getAllByName, SSLContexts::createDefault);
    }

    HttpWebhookSender(OwnServer own, NameLookups.Names names, SSLContext tls) {
        this(own, names, () -> tls);
    }

    private HttpWebhookSender(OwnServer own, NameLookups.Names names, Supplier<SSLContext> tls) {
        rules = new UrlRules(own);
        lookups = new NameLookups(names);
        live = client(Mode.LIVE, own, tls);
        sandbox = client(Mode.SANDBOX, own, tls);
    }

    private LazyClient client(Mode mode, OwnServer own, Supplier<SSLContext> tls) {
        return new LazyClient(() -> Clients.create(new CheckedResolver(mode, own, lookups), tls.get(), MAX_REQUESTS));
    }

    @Override
    public Optional<String> objectionTo(Mode mode, WebUrl url) {
        return rules.objectionTo(mode, url);
    }

    /** {@inheritDoc} A thread that is interrupted while it waits is interrupted after that. */
    @Override
    public List<Sent> send(Mode mode, List<Request> requests) {
        List<CompletableFuture<Sent>> attempts =
                requests.stream().map(request -> start(mode, request)).toList();
        List<Sent> sent = attempts.stream().map(CompletableFuture::join).toList();
        // Which of the failures the close has caused cannot be known.
        if (threads.isShutdown() && sent.stream().anyMatch(one -> one.result() instanceof NoResponse)) {
            throw new IllegalStateException("the sender is closed");
        }
        return sent;
    }

    private CompletableFuture<Sent> start(Mode mode, Request request) {
        if (objectionTo(mode, request.url()).isPresent()) {
            return failed(Cause.NOT_PUBLIC);
        }
        DeliveryAttempt attempt = new DeliveryAttempt(request);
        try {
            threads.execute(() -> attempt.run(mode == Mode.LIVE ? live : sandbox, timer));
            return attempt.sent();
        } catch (RejectedExecutionException e) {
            return failed(Cause.CONNECTION_FAILED);
        }
    }

    private static CompletableFuture<Sent> failed(Cause cause) {
        return CompletableFuture.completedFuture(new Sent(new NoResponse(cause), Duration.ZERO));
    }

    /** Ends running requests; they have no result, and neither have later ones. */
    @Override
    public void close() {
        // Before anything fails because of it: a failure of a closed sender is none of the receiver.
        threads.shutdown();
        timer.shutdown();
        live.close();
        sandbox.close();
        lookups.close();
    }
}
