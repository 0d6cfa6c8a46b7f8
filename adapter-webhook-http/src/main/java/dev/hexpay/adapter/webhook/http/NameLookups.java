package dev.hexpay.adapter.webhook.http;

import dev.hexpay.application.port.out.WebhookSender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up names with a time limit. A look-up of the operating system cannot be interrupted, so it runs on a thread of its
 * own; a name whose servers do not respond holds one thread at most, however many requests wait for it.
 */
final class NameLookups implements AutoCloseable {
    private static final int MAX_THREADS = 64;

    private final Names names;
    private final ThreadPoolExecutor threads = DaemonThreads.pool("webhook-names", MAX_THREADS);
    private final ConcurrentMap<String, CompletableFuture<InetAddress[]>> running = new ConcurrentHashMap<>();

    NameLookups(Names names) {
        this.names = names;
    }

    /** Where names are looked up. */
    interface Names {
        /** All addresses of a host, in the order in which they are tried. */
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /** The look-up took as long as a whole request may. */
    static final class LookupTimeout extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        LookupTimeout(String host) {
            super(host);
        }
    }

    /** All addresses of a host, at least one. */
    InetAddress[] addressesOf(String host) throws UnknownHostException {
        try {
            InetAddress[] addresses = running.computeIfAbsent(host, this::start)
                    .get(WebhookSender.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (addresses.length == 0) {
                throw new UnknownHostException(host);
            }
            return addresses;
        } catch (TimeoutException e) {
            throw new LookupTimeout(host);
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    private CompletableFuture<InetAddress[]> start(String host) {
        CompletableFuture<InetAddress[]> lookup = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                lookup.complete(names.addressesOf(host));
            } catch (UnknownHostException | RuntimeException e) {
                lookup.completeExceptionally(e);
            } catch (Error e) {
                lookup.completeExceptionally(e);
                // For the handler of the JVM, which reports it.
                throw e;
            } finally {
                running.remove(host, lookup);
            }
        });
        return lookup;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
