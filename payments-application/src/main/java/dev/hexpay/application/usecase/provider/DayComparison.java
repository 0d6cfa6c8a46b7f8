package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.reconciliation.CurrencyTotals;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.Difference.Finding;
import dev.hexpay.application.reconciliation.MovedTotals;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.application.reconciliation.ProviderDay.Coverage;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.money.MoneySum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up one day with one provider, and collects the differences. */
final class DayComparison {
    private final String provider;
    private final Map<Currency, MovedTotals> ours = new HashMap<>();
    private final Map<Currency, MovedTotals> theirs = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    DayComparison(String provider) {
        this.provider = provider;
    }

    /** Counts what the provider lists, and what is recorded of it; null when nothing is. */
    void addListed(MovementGroup listed, @Nullable RecordedMovement recorded) {
        add(theirs, listed.key().kind(), listed.movements().size(), listed.sum());
        if (recorded == null) {
            addDifference(Finding.UNKNOWN_HERE, listed, null);
        } else if (isCovered(listed, recorded)) {
            add(ours, listed.key().kind(), listed.movements().size(), listed.sum());
        } else {
            addRecorded(recorded);
            addDifference(Finding.DIFFERENT_AMOUNTS, listed, recorded.amount());
        }
    }

    /** Refunds that were made elsewhere are recorded by their sum, also those of other days. */
    private static boolean isCovered(MovementGroup listed, RecordedMovement recorded) {
        Money sum = listed.sum();
        if (listed.key().isMadeElsewhere()) {
            return sum.currency().equals(recorded.amount().currency())
                    && sum.minor() <= recorded.amount().minor();
        }
        return listed.movements().size() == 1 && sum.equals(recorded.amount());
    }

    /** Counts what is recorded here. */
    void addRecorded(RecordedMovement recorded) {
        add(ours, recorded.key().kind(), 1, recorded.amount());
    }

    /** Counts what is recorded here and not listed by the provider. */
    void addMissing(RecordedMovement recorded) {
        addRecorded(recorded);
        differences.add(new Difference(
                Finding.MISSING_AT_PROVIDER,
                recorded.key().kind(),
                recorded.key().id(),
                recorded.reference(),
                recorded.amount(),
                null,
                recorded.countedAt()));
    }

    private void addDifference(Finding finding, MovementGroup listed, @Nullable Money recorded) {
        differences.add(new Difference(
                finding,
                listed.key().kind(),
                listed.id(),
                listed.first().reference(),
                recorded,
                listed.sum(),
                listed.first().movedAt()));
    }

    private static void add(Map<Currency, MovedTotals> totals, Movement.Kind kind, long count, Money sum) {
        totals.merge(
                sum.currency(),
                MovedTotals.none(sum.currency()).plus(kind, count, MoneySum.of(sum)),
                (before, unused) -> before.plus(kind, count, MoneySum.of(sum)));
    }

    ProviderDay result(Coverage coverage) {
        TreeSet<Currency> currencies = Stream.of(ours, theirs)
                .flatMap(totals -> totals.keySet().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode))));
        List<CurrencyTotals> totals = currencies.stream()
                .map(currency -> new CurrencyTotals(
                        currency,
                        ours.getOrDefault(currency, MovedTotals.none(currency)),
                        coverage == Coverage.NO_ANSWER
                                ? null
                                : theirs.getOrDefault(currency, MovedTotals.none(currency))))
                .toList();
        differences.sort(Comparator.comparing(Difference::at));
        return new ProviderDay(provider, coverage, totals, differences);
    }
}
