package dev.hexpay.adapter.persistence.jdbi;

import dev.hexpay.application.port.out.DatabaseUnavailableException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are due, of which several workers want to lease some. They are read without a lock. Then each is leased by a
 * statement of its own that changes nothing if the row is not as it was read, so no two workers get the same one, and a
 * row that another transaction has locked delays only itself. This is standard SQL (decision 72).
 *
 * <p>Outside of a unit of work each lease is committed by itself. In one, all are committed or rolled back with it, and
 * the first failure ends it.
 */
final class DueRows<R> {
    /** How many more are read than are wanted, to get another one in place of each that is lost. */
    private static final int SPARE = 10;

    /** After so many rounds in which others got all rows, the worker comes again later. */
    private static final int MAX_LOST_ROUNDS = 3;

    private final JdbiUnitOfWork unitOfWork;
    private final IntFunction<List<R>> read;
    private final Predicate<R> lease;

    /**
     * @param read reads at most as many rows that are due, the longest due first
     * @param lease leases a row that is still as it was read; false if it is not
     */
    DueRows(JdbiUnitOfWork unitOfWork, IntFunction<List<R>> read, Predicate<R> lease) {
        this.unitOfWork = unitOfWork;
        this.read = read;
        this.lease = lease;
    }

    /**
     * Leases at most {@code limit} rows, the longest due first. Fewer only when no more are due, when a wait for a locked
     * row has timed out, or when others got all rows several times.
     *
     * @throws DatabaseUnavailableException if nothing is leased because waits for locked rows have timed out
     */
    List<R> lease(int limit) {
        List<R> leased = new ArrayList<>();
        int lostRounds = 0;
        boolean isMore = true;
        while (isMore && leased.size() < limit && lostRounds < MAX_LOST_ROUNDS) {
            int missing = limit - leased.size();
            int wanted = Math.min(missing, Integer.MAX_VALUE - SPARE) + SPARE;
            Round round = new Round(read.apply(wanted));
            round.lease(missing, !leased.isEmpty());
            List<R> more = round.leased();
            leased.addAll(more);
            lostRounds = more.isEmpty() ? lostRounds + 1 : 0;
            isMore = round.due.size() == wanted && round.timeout == null;
        }
        return leased;
    }

    /** The rows of one query. */
    private final class Round {
        private final List<R> due;
        private final List<Integer> untried;
        private final BitSet leased = new BitSet();
        private boolean isContended;
        private @Nullable DatabaseUnavailableException timeout;

        private Round(List<R> due) {
            this.due = due;
            this.untried = IntStream.range(0, due.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        }

        /** {@code hasLeased} is whether an earlier round has leased rows. */
        private void lease(int limit, boolean hasLeased) {
            boolean isOver = false;
            while (!isOver && leased.cardinality() < limit && !untried.isEmpty()) {
                // The lease of what is leased runs: it does not wait for another locked row.
                isOver = hasTimedOut(next()) && (hasLeased || !leased.isEmpty());
            }
            if (timeout != null && !hasLeased && leased.isEmpty()) {
                throw timeout;
            }
        }

        /** In their order; where another worker is found at the same rows, at random, to be at another one than that. */
        private int next() {
            return untried.remove(isContended ? ThreadLocalRandom.current().nextInt(untried.size()) : 0);
        }

        private boolean hasTimedOut(int row) {
            try {
                boolean isLeased = lease.test(due.get(row));
                leased.set(row, isLeased);
                isContended |= !isLeased;
                return false;
            } catch (DatabaseUnavailableException e) {
                if (unitOfWork.isOpen() || !SqlExceptionTranslator.isLockFailure(e)) {
                    throw e;
                }
                if (SqlExceptionTranslator.isConflict(e)) {
                    isContended = true;
                    return false;
                }
                timeout = e;
                return true;
            }
        }

        private List<R> leased() {
            return leased.stream().mapToObj(due::get).toList();
        }
    }
}
