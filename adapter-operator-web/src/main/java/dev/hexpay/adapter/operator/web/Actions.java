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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Performs the action of a form once, however often it is sent, and says where it leads. */
public final class Actions {
    private static final int SEE_OTHER = 303;
    private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    private static final int TRIES = 80;
    private static final long PAUSE_MILLIS = 250;

    private final PerformAction performing;
    private final IdempotentRequests requests;

    /** Performs actions with these ports. */
    public Actions(PerformAction performing, IdempotentRequests requests) {
        this.performing = performing;
        this.requests = requests;
    }

    /**
     * What was done.
     *
     * @param location the page to go to, also when the form is sent again
     * @param created the id of the object that was created; null for none
     * @param shown the page to show now, if it has what is shown only once; null to go to the location
     */
    public record Done(
            String location,
            @Nullable String created,
            @Nullable Reply shown) {
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
    private static final class Ending {
        private @Nullable String created;
        private @Nullable Reply shown;

        StoredResponse store(Done done) {
            created = done.created();
            shown = done.shown();
            return new StoredResponse(SEE_OTHER, done.location());
        }
    }

    /** Performs a command that is one database transaction. */
    public Reply inTransaction(OperatorRequest request, @Nullable String subject, Supplier<Done> command) {
        return afterStep(request, subject, () -> "", ready -> command.get());
    }

    /** Performs a step that may call other systems, and then a command that is one database transaction. */
    public <P> Reply afterStep(
            OperatorRequest request, @Nullable String subject, Supplier<P> step, Function<P, Done> command) {
        Ending ending = new Ending();
        IdempotentRequest key = key(request);
        return once(
                request,
                key,
                ending,
                () -> perform(request, subject, ending, () -> {
                    P prepared = step.get();
                    return requests.execute(request.scope(), key, () -> ending.store(command.apply(prepared)));
                }));
    }

    /** Performs a command that takes the key itself and commits on its own. */
    public <R> Reply committing(
            OperatorRequest request,
            @Nullable String subject,
            Function<Idempotency, IdempotentResult<R>> command,
            Function<R, Done> done) {
        Ending ending = new Ending();
        IdempotentRequest key = key(request);
        return once(
                request,
                key,
                ending,
                () -> perform(
                        request,
                        subject,
                        ending,
                        () -> command.apply(key)
                                .match(
                                        result -> requests.complete(
                                                request.scope(), key, ending.store(done.apply(result))),
                                        IdempotentResult.Replayed::new,
                                        IdempotentResult.InProgress::new)));
    }

    /**
     * Records that the operator has no right to this.
     *
     * @throws PaymentsException {@code forbidden}
     */
    void refuse(OperatorRequest request, @Nullable String subject) {
        perform(request, subject, new Ending(), () -> {
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

    private Reply once(
            OperatorRequest request,
            IdempotentRequest key,
            Ending ending,
            Supplier<IdempotentResult<StoredResponse>> execution) {
        for (int i = 0; i < TRIES; i++) {
            Optional<IdempotentResult<StoredResponse>> earlier = requests.find(request.scope(), key);
            IdempotentResult<StoredResponse> result = earlier.orElseGet(execution);
            Optional<Reply> reply = result.match(
                    executed -> Optional.of(ending.shown == null ? redirect(executed) : ending.shown),
                    stored -> Optional.of(redirect(stored)),
                    remaining -> Optional.<Reply>empty());
            if (reply.isPresent()) {
                return reply.get();
            }
            pause();
        }
        throw PaymentsException.of(
                ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                "This was sent before and is still running. Wait a minute, then look at the result.");
    }

    private static Reply redirect(StoredResponse response) {
        return new Reply.Redirect(response.body());
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
                new RequestFingerprint(sha256("operator-page " + request.ownPath() + "\n" + content)));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
