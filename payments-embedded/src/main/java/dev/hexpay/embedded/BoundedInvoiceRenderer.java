package dev.hexpay.embedded;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the renderings of this process: at most two at the same time, and one of the same document, whose file all its
 * callers get. A caller waits at most five seconds; then it gets a {@link RendererBusyException}.
 */
final class BoundedInvoiceRenderer implements InvoiceRenderer {
    private static final int AT_ONCE = 2;
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final InvoiceRenderer renderer;
    private final Duration wait;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Map<Rendering, CompletableFuture<PdfDocument>> running = new ConcurrentHashMap<>();

    BoundedInvoiceRenderer(InvoiceRenderer renderer) {
        this(renderer, WAIT);
    }

    /** Callers wait at most {@code wait}, in whole seconds. */
    BoundedInvoiceRenderer(InvoiceRenderer renderer, Duration wait) {
        this.renderer = renderer;
        this.wait = wait;
    }

    private record Rendering(
            Mode mode, Invoice invoice, @Nullable CreditNote creditNote) {}

    @Override
    public PdfDocument render(Mode mode, Invoice invoice) {
        return render(new Rendering(mode, invoice, null), () -> renderer.render(mode, invoice));
    }

    @Override
    public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
        return render(new Rendering(mode, invoice, creditNote), () -> renderer.render(mode, creditNote, invoice));
    }

    private PdfDocument render(Rendering rendering, Supplier<PdfDocument> work) {
        CompletableFuture<PdfDocument> own = new CompletableFuture<>();
        CompletableFuture<PdfDocument> other = running.putIfAbsent(rendering, own);
        if (other != null) {
            return await(other);
        }
        try {
            PdfDocument file = inSlot(work);
            own.complete(file);
            return file;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            running.remove(rendering);
        }
    }

    private PdfDocument inSlot(Supplier<PdfDocument> work) {
        try {
            if (!slots.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RendererBusyException(wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RendererBusyException(wait);
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    private PdfDocument await(CompletableFuture<PdfDocument> other) {
        try {
            return other.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RendererBusyException(wait);
        } catch (TimeoutException e) {
            throw new RendererBusyException(wait);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RendererBusyException busy) {
                throw busy;
            }
            throw new IllegalStateException("the document could not be rendered for another caller", e);
        }
    }
}
