package dev.hexpay.crash;

import dev.hexpay.application.port.out.Failpoints.Failpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One case of the crash matrix with Stripe.
 *
 * @param request method and path of the first request with the fault; null without one
 * @param crash where the process ends; null when it does not
 */
record StripeCase(
        StripeFault fault,
        StripeOperation operation,
        @Nullable String request,
        @Nullable Failpoint crash,
        WebhookMode webhooks) {
    /** After the request; before it, no fault has happened yet. */
    private static final List<Failpoint> AFTER_REQUEST =
            List.of(Failpoint.PROVIDER_ANSWERED, Failpoint.SETTLE_UNCOMMITTED, Failpoint.SETTLED);

    /** All cases with this fault: each operation without a crash and with each crash, with each mode of webhooks. */
    static List<StripeCase> all(StripeFault fault) {
        List<StripeCase> cases = new ArrayList<>();
        for (StripeOperation operation : StripeOperation.values()) {
            for (WebhookMode webhooks : WebhookMode.values()) {
                if (fault == StripeFault.NONE) {
                    addAll(
                            cases,
                            new StripeCase(fault, operation, null, null, webhooks),
                            operation.steps().failpoints());
                } else {
                    operation
                            .steps()
                            .requests()
                            .forEach(request -> addAll(
                                    cases, new StripeCase(fault, operation, request, null, webhooks), AFTER_REQUEST));
                }
            }
        }
        return cases;
    }

    private static void addAll(List<StripeCase> cases, StripeCase uninterrupted, List<Failpoint> crashes) {
        cases.add(uninterrupted);
        crashes.forEach(crash -> cases.add(uninterrupted.withCrash(crash)));
    }

    private StripeCase withCrash(Failpoint point) {
        return new StripeCase(fault, operation, request, point, webhooks);
    }

    /** The name of the case and of its organization. */
    String name() {
        return String.join(
                        " ",
                        operation.name(),
                        fault + (request == null ? "" : " of " + request),
                        "crash " + (crash == null ? "none" : crash),
                        "webhooks " + webhooks)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the operation has committed that it was begun. */
    boolean isPrepared() {
        return crash != Failpoint.BEFORE_PREPARE && crash != Failpoint.PREPARE_UNCOMMITTED;
    }

    /** Whether the first result of the provider was committed. */
    boolean isSettled() {
        return crash == null || crash == Failpoint.SETTLED;
    }

    /** Whether the payer or merchant has been shown that nothing was charged. */
    boolean isRefused() {
        return fault == StripeFault.RATE_LIMITED && isSettled();
    }
}
