package dev.hexpay.sandbox;

import dev.hexpay.application.port.out.CardTokens;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.ProviderAnswer;
import dev.hexpay.domain.id.TransactionId;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.domain.transaction.Instrument.OneTimeToken;
import dev.hexpay.sandbox.SandboxFaults.Question;
import dev.hexpay.sandbox.SandboxFaults.Verb;
import dev.hexpay.sandbox.TestCard.Entered;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The built-in test provider: moves play money, remembers every attempt in tables of its own and treats keys as card
 * processors do. It fails as real ones do, when a card or a plan says so. What it moved can be read in its
 * {@link SandboxLedger}.
 */
public final class SandboxProvider implements PaymentProvider, CardTokens {
    /** Its published name. */
    public static final String NAME = "sandbox";

    /** Where the scripts are that make its tables; they run before it is used. */
    public static final String MIGRATIONS = "classpath:dev/hexpay/sandbox/migrations";

    /** The table that remembers which of them ran. */
    public static final String HISTORY_TABLE = "sandbox_schema_history";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final References references;
    private final SandboxFaults faults;
    private final TestCards cards = new TestCards();

    /**
     * The sandbox over these books, where nothing goes wrong but by the card that is charged.
     *
     * @param books a database with its tables; it takes connections of its own and never shares a transaction
     * @param clock whole milliseconds
     * @param chance so many bytes that nobody can guess
     */
    public SandboxProvider(DataSource books, InstantSource clock, IntFunction<byte[]> chance) {
        this(books, clock, chance, SandboxFaults.BY_CARD_ONLY);
    }

    /** The same, where things go wrong by plan, too. */
    public SandboxProvider(DataSource books, InstantSource clock, IntFunction<byte[]> chance, SandboxFaults faults) {
        this.jdbi = Jdbi.create(books);
        this.clock = clock;
        this.references = new References(chance);
        this.faults = faults;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OneTimeToken tokenize(Scope scope, CardEntry entry) {
        TestCard card = cards.withNumber(entry.number())
                .orElseThrow(() -> Refusal.invalid("cardNumber", "must be one of the sandbox's test cards"));
        String token = references.next("sbx_tok_");
        jdbi.useTransaction(handle ->
                new CardBook(handle, cards, clock.instant()).addToken(scope, token, new Entered(card, entry.expiry())));
        return new OneTimeToken(token);
    }

    @Override
    public ProviderAnswer charge(Scope scope, Attempt attempt) {
        AttemptKey key = new AttemptKey(scope, attempt.id());
        Fault byCard = jdbi.withHandle(
                handle -> new CardBook(handle, cards, clock.instant()).faultOf(scope, attempt.instrument()));
        return asked(Verb.CHARGE, key, byCard, (bank, fault) -> bank.charge(key, attempt, fault));
    }

    @Override
    public ProviderAnswer authenticate(Scope scope, TransactionId attempt, Authentication outcome) {
        AttemptKey key = new AttemptKey(scope, attempt);
        Outcome end = switch (outcome) {
            case COMPLETED -> new Outcome.Succeeds();
            case FAILED -> new Outcome.Declines(Failures.AUTHENTICATION_FAILED);
        };
        return asked(Verb.AUTHENTICATE, key, (bank, fault) -> bank.goOn(key, end, fault));
    }

    @Override
    public ProviderAnswer abandon(Scope scope, TransactionId attempt) {
        AttemptKey key = new AttemptKey(scope, attempt);
        Outcome end = new Outcome.Declines(Failures.AUTHENTICATION_ABANDONED);
        return asked(Verb.ABANDON, key, (bank, fault) -> bank.goOn(key, end, fault));
    }

    @Override
    public ProviderAnswer find(Scope scope, TransactionId attempt) {
        AttemptKey key = new AttemptKey(scope, attempt);
        return asked(Verb.FIND, key, (bank, fault) -> bank.find(key));
    }

    /**
     * Brings an attempt to the end that {@link Fault.Late} or {@link Fault.DeclinesFirst} has put off, and says what has
     * become of it; where nothing was put off, nothing changes.
     */
    public ProviderAnswer proceed(Scope scope, TransactionId attempt) {
        return atBank(bank -> bank.proceed(new AttemptKey(scope, attempt)));
    }

    private ProviderAnswer asked(Verb verb, AttemptKey key, BiFunction<Bank, Fault, ProviderAnswer> deed) {
        return asked(verb, key, new Fault.None(), deed);
    }

    private ProviderAnswer asked(
            Verb verb, AttemptKey key, Fault byCard, BiFunction<Bank, Fault, ProviderAnswer> deed) {
        Fault fault = faultOf(verb, key, byCard);
        if (fault instanceof Fault.LostBeforeEffect) {
            throw new NoAnswer("the question was lost");
        } else if (fault instanceof Fault.Slow slow) {
            slow.beforeEffect().run();
        }
        ProviderAnswer answer = atBank(bank -> deed.apply(bank, fault));
        if (fault instanceof Fault.LostAfterEffect) {
            throw new NoAnswer("the answer was lost");
        } else if (fault instanceof Fault.ErrorAfterEffect) {
            throw new NoAnswer("the answer was 500 Internal Server Error");
        } else if (fault instanceof Fault.Slow slow) {
            slow.beforeAnswer().run();
        }
        return answer;
    }

    private Fault faultOf(Verb verb, AttemptKey key, Fault byCard) {
        boolean isPlanned = faults != SandboxFaults.BY_CARD_ONLY;
        if (!isPlanned && byCard instanceof Fault.None) {
            // Nobody needs to know how often this was asked.
            return byCard;
        }
        int nth = jdbi.inTransaction(handle -> new QuestionBook(handle).count(verb, key, clock.instant()));
        Fault planned = faults.faultOf(new Question(verb, key.transaction(), nth));
        return planned instanceof Fault.None && nth == 1 ? byCard : planned;
    }

    private ProviderAnswer atBank(Function<Bank, ProviderAnswer> deed) {
        return jdbi.inTransaction(handle -> deed.apply(new Bank(handle, cards, references, clock.instant())));
    }
}
