package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.application.port.out.ProviderAnswer.NeverHeardOf;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.sandbox.BookedAttempt.Presented;
import dev.hexpay.sandbox.TestCard.Entered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The built-in test provider: moves play money, remembers every attempt in tables of its own and treats keys as card
 * processors do. What it moved can be read in its {@link SandboxLedger}.
 */
public final class SandboxProvider implements PaymentProvider, CardTokens {
    /** Its published name. */
    public static final String NAME = "sandbox";

    /** Where the scripts are that make its tables; they run before it is used. */
    public static final String MIGRATIONS = "classpath:dev/hexpay/sandbox/migrations";

    /** The table that remembers which of them ran. */
    public static final String HISTORY_TABLE = "sandbox_schema_history";

    private static final int REFERENCE_BYTES = 18;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final IntFunction<byte[]> chance;
    private final TestCards cards = new TestCards();

    /**
     * The sandbox over these books.
     *
     * @param books a database with its tables; it takes connections of its own and never shares a transaction
     * @param clock whole milliseconds
     * @param chance so many bytes that nobody can guess
     */
    public SandboxProvider(DataSource books, InstantSource clock, IntFunction<byte[]> chance) {
        this.jdbi = Jdbi.create(books);
        this.clock = clock;
        this.chance = chance;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OneTimeToken tokenize(Scope scope, CardEntry entry) {
        TestCard card = cards.withNumber(entry.number())
                .orElseThrow(() -> Refusal.invalid("cardNumber", "must be one of the sandbox's test cards"));
        String token = reference("sbx_tok_");
        jdbi.useTransaction(handle ->
                books(handle, clock.instant()).cards().addToken(scope, token, new Entered(card, entry.expiry())));
        return new OneTimeToken(token);
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        AttemptKey key = new AttemptKey(scope, attempt.id());
        return jdbi.inTransaction(handle -> {
            Books books = books(handle, clock.instant());
            if (books.attempts().open(key, attempt.amount())) {
                begin(books, key, attempt);
            }
            return answer(books, key);
        });
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        return whereActionIsNeeded(new AttemptKey(scope, attempt), (books, key, presented) -> {
            switch (outcome) {
                case COMPLETED -> succeed(books, key, presented);
                case FAILED -> books.attempts().decline(key, Failures.AUTHENTICATION_FAILED);
            }
        });
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        return whereActionIsNeeded(
                new AttemptKey(scope, attempt),
                (books, key, presented) -> books.attempts().decline(key, Failures.AUTHENTICATION_ABANDONED));
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        return jdbi.withHandle(handle -> answer(books(handle, clock.instant()), new AttemptKey(scope, attempt)));
    }

    private record Books(AttemptBook attempts, CardBook cards) {}

    private Books books(Handle handle, Instant now) {
        return new Books(new AttemptBook(handle, cards, now), new CardBook(handle, cards, now));
    }

    private void begin(Books books, AttemptKey key, Attempt attempt) {
        Optional<Presented> known = books.cards().present(key, attempt.instrument());
        if (known.isEmpty()) {
            books.attempts().decline(key, Failures.METHOD_UNKNOWN);
            return;
        }
        Presented presented = known.get();
        books.attempts().present(key, presented);
        Outcome outcome = presented.card().card().behaviour().when(attempt.presence());
        if (outcome instanceof Outcome.Succeeds) {
            succeed(books, key, presented);
        } else if (outcome instanceof Outcome.Declines declines) {
            books.attempts().decline(key, declines.failure());
        } else if (outcome instanceof Outcome.AsksPayer) {
            books.attempts().askPayer(key);
        }
    }

    private void succeed(Books books, AttemptKey key, Presented presented) {
        String vaulted = null;
        if (presented.isNew()) {
            vaulted = reference("sbx_pm_");
            books.cards().putOnFile(key.scope(), vaulted, presented.card());
        }
        books.attempts().charge(key, reference("sbx_ch_"), vaulted);
    }

    /** What happens to an attempt that waits for its payer. */
    private interface Continuation {
        void apply(Books books, AttemptKey key, Presented presented);
    }

    private ProviderAnswer whereActionIsNeeded(AttemptKey key, Continuation continuation) {
        return jdbi.inTransaction(handle -> {
            Books books = books(handle, clock.instant());
            Optional<BookedAttempt> locked = books.attempts().lock(key);
            if (locked.isPresent() && locked.get().needsAction()) {
                Presented presented = locked.get().presented();
                if (presented == null) {
                    throw new IllegalStateException(key.transaction() + " waits for a payer without a card");
                }
                continuation.apply(books, key, presented);
            }
            return answer(books, key);
        });
    }

    private static ProviderAnswer answer(Books books, AttemptKey key) {
        return books.attempts().find(key).map(BookedAttempt::answer).orElseGet(NeverHeardOf::new);
    }

    private String reference(String prefix) {
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(chance.apply(REFERENCE_BYTES));
    }
}
