package dev.hexpay.adapter.operator.web;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.idempotency.Idempotency;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentRequests;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.StoredResponse;
import dev.hexpay.application.port.in.operator.PerformAction;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Performs the action of a form once, however often it is sent, and says where it leads. */
public final class Actions {
    private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 250;

    private final PerformAction performing;
    private final IdempotentRequests requests;
    private final InstantSource clock;

    /** Performs actions with these ports. */
    public Actions(PerformAction performing, IdempotentRequests requests, InstantSource clock) {
        this.performing = performing;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param location the page to go to, also when the form is sent again
     * @param created the id of the object that was created; null for none
     * @param secret what is shown once, instead of going to the location; null for nothing
     */
    public record Done(
            String location,
            @Nullable String created,
            @Nullable String secret) {
        /** Done; the page to go to has the result. */
        public static Done at(String location) {
            return new Done(location, null, null);
        }

        /** An object with this id was created; the page to go to shows it. */
        public static Done created(String id, String location) {
            return new Done(location, id, null);
        }
    }

    /** What is known of a command when it has ended. */
    private final class Ending {
        private final String session;
        private @Nullable String created;
        private @Nullable StoredResponse earlier;

        Ending(OperatorRequest request) {
            this.session = request.session().token().hash();
        }

        StoredResponse store(Done done) {
            created = done.created();
            String secret = done.secret();
            StoredResult.Shown shown = secret == null
                    ? null
                    : new StoredResult.Shown(secret, session, clock.instant().plus(StoredResult.SHOWN_FOR));
            return new StoredResult(done.location(), shown).response();
        }
    }

    /** Takes effect if the key is free, and resumes what has died. */
    @FunctionalInterface
    private interface Execution {
        IdempotentResult<StoredResponse> execute(IdempotentRequest key, Ending ending);
    }

    /** Performs a command that is one database transaction. */
    public Reply inTransaction(OperatorRequest request, @Nullable String subject, Supplier<Done> command) {
        return afterStep(request, subject, () -> "", ready -> command.get());
    }

    /**
     * Performs a command that is one database transaction and creates a secret, which {@code page} shows. Browsers show the
     * response to the last of several clicks, so that a repetition of the form shows it again, for a short time.
     */
    public Reply showingOnce(
            OperatorRequest request, @Nullable String subject, SecretPage page, Supplier<Done> command) {
        StoredResult result = once(
                request,
                subject,
                (key, ending) -> requests.execute(request.scope(), key, () -> ending.store(command.get())));
        String secret = result.secretFor(request.session().token().hash(), clock.instant());
        return secret == null ? redirect(result) : page.of(secret, result.location());
    }

    /** Performs a step that may call other systems, and then a command that is one database transaction. */
    public <P> Reply afterStep(
            OperatorRequest request, @Nullable String subject, Supplier<P> step, Function<P, Done> command) {
        return redirect(once(
                request,
                subject,
                (key, ending) -> requests.find(request.scope(), key).orElseGet(() -> {
                    P prepared = step.get();
                    return requests.execute(request.scope(), key, () -> ending.store(command.apply(prepared)));
                })));
    }

    /** Performs a command that takes the key itself and commits on its own. */
    public <R> Reply committing(
            OperatorRequest request,
            @Nullable String subject,
            Function<Idempotency, IdempotentResult<R>> command,
            Function<R, Done> done) {
        return redirect(once(
                request,
                subject,
                (key, ending) -> command.apply(key)
                        .match(
                                result -> requests.complete(request.scope(), key, ending.store(done.apply(result))),
                                IdempotentResult.Replayed::new,
                                IdempotentResult.InProgress::new)));
    }

    /**
     * Records that the operator has no right to this.
     *
     * @throws PaymentsException {@code forbidden}
     */
    void refuse(OperatorRequest request, @Nullable String subject) {
        perform(request, subject, new Ending(request), () -> {
            throw new IllegalStateException(request.action() + " was not refused");
        });
    }

    private <T> T perform(OperatorRequest request, @Nullable String subject, Ending ending, Supplier<T> action) {
        return performing.perform(
                request.scope(),
                new PerformAction.Command(request.operator(), request.action(), subject),
                new PerformAction.Action<>() {
                    @Override
                    public T get() {
                        return action.get();
                    }

                    @Override
                    public @Nullable String created(T result) {
                        return ending.created;
                    }
                });
    }

    private StoredResult once(OperatorRequest request, @Nullable String subject, Execution execution) {
        IdempotentRequest key = key(request);
        // A key without a response is no reason to stop: the execution resumes it when its first request has died.
        if (requests.find(request.scope(), key).orElse(null)
                instanceof IdempotentResult.Replayed<StoredResponse> done) {
            return StoredResult.parse(done.response());
        }
        Ending ending = new Ending(request);
        try {
            return StoredResult.parse(perform(request, subject, ending, () -> execute(key, ending, execution)));
        } catch (PaymentsException rejection) {
            if (ending.earlier == null) {
                throw rejection;
            }
            return StoredResult.parse(ending.earlier);
        }
    }

    /** Rejects a repetition, so that the audit log says of one request only that it was done. */
    private static StoredResponse execute(IdempotentRequest key, Ending ending, Execution execution) {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        IdempotentResult<StoredResponse> result = execution.execute(key, ending);
        while (result instanceof IdempotentResult.InProgress && System.nanoTime() < deadline) {
            pause();
            result = execution.execute(key, ending);
        }
        return result.match(
                executed -> executed,
                stored -> {
                    ending.earlier = stored;
                    throw PaymentsException.of(ErrorCode.DUPLICATE, "This form was sent before.");
                },
                remaining -> {
                    throw PaymentsException.of(
                            ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                            "This was sent before and is still running. Reload this page in a few seconds to see the"
                                    + " result: nothing is done twice.");
                });
    }

    private static Reply redirect(StoredResult result) {
        return new Reply.Redirect(result.location());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static IdempotentRequest key(OperatorRequest request) {
        String once = request.form().text("once");
        if (!ONCE.matcher(once).matches()) {
            throw PaymentsException.of(ErrorCode.INVALID_REQUEST, "The form is incomplete. Open the page again.");
        }
        Map<String, String> content = new TreeMap<>(request.form().values());
        content.remove("csrf");
        return new IdempotentRequest(
                new IdempotencyKey("operator-page/" + once),
                new RequestFingerprint(Sha256.of(
                        ("operator-page " + request.ownPath() + "\n" + content).getBytes(StandardCharsets.UTF_8))));
    }
}
