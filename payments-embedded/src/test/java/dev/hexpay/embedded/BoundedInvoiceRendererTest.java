package dev.hexpay.embedded;

import static dev.hexpay.testkit.Builders.anInvoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.application.port.out.RendererBusyException;
import dev.hexpay.domain.invoice.CreditNote;
import dev.hexpay.domain.invoice.Invoice;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.testkit.PlainTextInvoiceRenderer;
import dev.hexpay.testkit.contract.InvoiceRendererContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedInvoiceRendererTest {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final ExecutorService callers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "caller");
        threads.add(thread);
        return thread;
    });
    private final SlowRenderer slow = new SlowRenderer();

    @AfterEach
    void stop() {
        slow.finish.release(1000);
        callers.shutdownNow();
    }

    @Nested
    class Contract extends InvoiceRendererContract {
        @Override
        protected InvoiceRenderer newRenderer() {
            return new BoundedInvoiceRenderer(new PlainTextInvoiceRenderer());
        }

        @Override
        protected String text(PdfDocument document) {
            return new String(document.bytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void two_documents_are_rendered_and_others_wait() throws Exception {
        InvoiceRenderer renderer = new BoundedInvoiceRenderer(slow, Duration.ofSeconds(30));
        List<Future<PdfDocument>> files = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            Invoice invoice = anInvoice().numbered(i).build();
            files.add(callers.submit(() -> renderer.render(Mode.LIVE, invoice)));
        }
        slow.awaitStarted(2);

        slow.finish.release(5);

        for (int i = 1; i <= 5; i++) {
            assertThat(text(files.get(i - 1).get(30, TimeUnit.SECONDS))).startsWith("INV-000" + i);
        }
        assertThat(slow.mostAtOnce).hasValue(2);
        assertThat(slow.renderings).hasValue(5);
    }

    @Test
    void callers_of_one_document_share_its_rendering() throws Exception {
        InvoiceRenderer renderer = new BoundedInvoiceRenderer(slow, Duration.ofSeconds(30));
        Invoice invoice = anInvoice().build();
        Future<PdfDocument> first = callers.submit(() -> renderer.render(Mode.LIVE, invoice));
        slow.awaitStarted(1);
        List<Future<PdfDocument>> shared = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            shared.add(callers.submit(() -> renderer.render(Mode.LIVE, invoice)));
        }
        awaitWaiting(1 + shared.size());

        slow.finish.release();

        byte[] file = first.get(30, TimeUnit.SECONDS).bytes();
        for (Future<PdfDocument> same : shared) {
            assertThat(same.get(30, TimeUnit.SECONDS).bytes()).isEqualTo(file);
        }
        assertThat(slow.renderings).hasValue(1);
        slow.finish.release();
        assertThat(text(renderer.render(Mode.SANDBOX, invoice)))
                .as("another document")
                .startsWith("TEST");
    }

    /** Waits until this many callers wait, for a rendering or in one. */
    private void awaitWaiting(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (threads.stream()
                        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                        .count()
                < count) {
            assertThat(System.nanoTime()).as("timed out").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void busy_renderer_refuses_a_caller_who_has_waited() throws Exception {
        InvoiceRenderer renderer = new BoundedInvoiceRenderer(slow, Duration.ofSeconds(1));
        List<Future<PdfDocument>> files = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            Invoice invoice = anInvoice().numbered(i).build();
            files.add(callers.submit(() -> renderer.render(Mode.LIVE, invoice)));
        }
        slow.awaitStarted(2);

        assertThatThrownBy(() -> renderer.render(Mode.LIVE, anInvoice().build()))
                .isInstanceOfSatisfying(
                        RendererBusyException.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(1)));
        slow.finish.release(3);
        for (Future<PdfDocument> file : files) {
            file.get(30, TimeUnit.SECONDS);
        }
        assertThat(text(renderer.render(Mode.LIVE, anInvoice().numbered(9).build())))
                .startsWith("INV-0009");
    }

    @Test
    void failed_rendering_frees_its_slot_and_is_repeated() {
        AtomicInteger failures = new AtomicInteger();
        InvoiceRenderer renderer = new BoundedInvoiceRenderer(
                new Delegating(() -> {
                    if (failures.incrementAndGet() <= 3) {
                        throw new IllegalStateException("no font");
                    }
                }),
                Duration.ofSeconds(1));
        Invoice invoice = anInvoice().build();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> renderer.render(Mode.LIVE, invoice)).hasMessage("no font");
        }
        assertThat(text(renderer.render(Mode.LIVE, invoice))).startsWith("INV-0001");
    }

    private static String text(PdfDocument file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    /** Renders plain text after a step. */
    private static class Delegating implements InvoiceRenderer {
        private final InvoiceRenderer text = new PlainTextInvoiceRenderer();
        private final Runnable before;

        Delegating(Runnable before) {
            this.before = before;
        }

        @Override
        public PdfDocument render(Mode mode, Invoice invoice) {
            before.run();
            return text.render(mode, invoice);
        }

        @Override
        public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
            before.run();
            return text.render(mode, creditNote, invoice);
        }
    }

    /** Each rendering waits for a permit. */
    private static final class SlowRenderer implements InvoiceRenderer {
        final AtomicInteger renderings = new AtomicInteger();
        final AtomicInteger mostAtOnce = new AtomicInteger();
        final Semaphore finish = new Semaphore(0);
        private final AtomicInteger now = new AtomicInteger();
        private final Semaphore started = new Semaphore(0);
        private final InvoiceRenderer text = new Delegating(this::await);

        void awaitStarted(int count) throws InterruptedException {
            assertThat(started.tryAcquire(count, 30, TimeUnit.SECONDS)).isTrue();
        }

        private void await() {
            renderings.incrementAndGet();
            mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
            started.release();
            try {
                finish.tryAcquire(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                now.decrementAndGet();
            }
        }

        @Override
        public PdfDocument render(Mode mode, Invoice invoice) {
            return text.render(mode, invoice);
        }

        @Override
        public PdfDocument render(Mode mode, CreditNote creditNote, Invoice invoice) {
            return text.render(mode, creditNote, invoice);
        }
    }
}
