package dev.hexpay.testkit.broken;

import dev.hexpay.application.port.out.InvoiceRenderer;
import dev.hexpay.domain.invoice.PdfDocument;
import dev.hexpay.domain.tenant.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Faults of renderers. */
final class InvoiceRendererFaults {
    private static final Predicate<PortCall> INVOICES = call -> call.args().size() == 2;
    private static final Predicate<PortCall> CREDIT_NOTES = INVOICES.negate();

    private static final AtomicLong RENDERED = new AtomicLong();
    private static final Map<Object, Long> INSTANCES = new ConcurrentHashMap<>();
    private static final Map<Object, Thread> FIRST_THREADS = new ConcurrentHashMap<>();
    private static final Map<Object, PdfDocument> NOTES = new ConcurrentHashMap<>();

    static final List<Fault> ALL = List.of(
            showing("shows no number of an invoice", INVOICES, "INV-0042", ""),
            showing("shows no total of an invoice", INVOICES, "29.75", ""),
            showing("shows the total of an invoice in minor units", INVOICES, "29.75", "2975"),
            showing("shows no number of a credit note", CREDIT_NOTES, "CN-0007", ""),
            showing("shows no invoice of a credit note", CREDIT_NOTES, "INV-0042", ""),
            showing("shows the invoice's total on a credit note", CREDIT_NOTES, "10.60", "29.75"),
            showing("shows no canceled credit note", CREDIT_NOTES, "cancels CN-0007", ""),
            inMode("marks no invoice as a test", INVOICES, Mode.LIVE),
            inMode("marks no credit note as a test", CREDIT_NOTES, Mode.LIVE),
            inMode("marks every invoice as a test", INVOICES, Mode.SANDBOX),
            inMode("marks every credit note as a test", CREDIT_NOTES, Mode.SANDBOX),
            adding("shows the time of the rendering", call -> RENDERED.incrementAndGet()),
            adding(
                    "shows an id of the renderer",
                    call -> INSTANCES.computeIfAbsent(call.port(), port -> RENDERED.incrementAndGet())),
            Fault.that("renders nothing in another thread", in(call -> {
                Thread first = FIRST_THREADS.computeIfAbsent(call.port(), port -> Thread.currentThread());
                return first.equals(Thread.currentThread()) ? call.proceed() : document("");
            })),
            Fault.that("keeps one credit note for all threads", in(call -> {
                Thread first = FIRST_THREADS.computeIfAbsent(call.port(), port -> Thread.currentThread());
                PdfDocument rendered = call.proceed();
                if (CREDIT_NOTES.test(call)) {
                    NOTES.put(call.port(), rendered);
                }
                return first.equals(Thread.currentThread()) ? rendered : NOTES.get(call.port());
            })));

    private InvoiceRendererFaults() {}

    private static Sabotage in(Sabotage faulty) {
        return Sabotage.in(InvoiceRenderer.class, "render", faulty);
    }

    private static Fault showing(String description, Predicate<PortCall> calls, String text, String instead) {
        return Fault.that(
                description,
                in(call -> calls.test(call) ? document(rendered(call).replace(text, instead)) : call.proceed()));
    }

    private static Fault inMode(String description, Predicate<PortCall> calls, Mode mode) {
        return Fault.that(
                description, in(call -> calls.test(call) ? call.with(0, mode).proceed() : call.proceed()));
    }

    private interface Addition {
        long to(PortCall call);
    }

    private static Fault adding(String description, Addition addition) {
        return Fault.that(description, in(call -> document(rendered(call) + " " + addition.to(call))));
    }

    private static String rendered(PortCall call) throws Throwable {
        return new String(call.<PdfDocument>proceed().bytes(), StandardCharsets.UTF_8);
    }

    private static PdfDocument document(String text) {
        return new PdfDocument(text.getBytes(StandardCharsets.UTF_8));
    }
}
