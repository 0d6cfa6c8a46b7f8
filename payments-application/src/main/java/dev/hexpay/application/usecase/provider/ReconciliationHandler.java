package dev.hexpay.application.usecase.provider;

import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.PaymentProvider;
import dev.hexpay.application.port.out.Providers;
import dev.hexpay.application.reconciliation.Movement;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.application.reconciliation.ProviderDay.Coverage;
import dev.hexpay.application.reconciliation.Statement;
import dev.hexpay.application.report.Period;
import dev.hexpay.application.usecase.provider.RecordedMovement.MovementKey;
import dev.hexpay.domain.tenant.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a day by ids, with a margin on both sides. What is recorded is read first: what the provider moves meanwhile is
 * looked up afterwards, so that it is not a difference. No database connection is held while a provider is read.
 */
public final class ReconciliationHandler implements ReconciliationQueries {
    /** The clocks of a provider and of our servers may differ, and a response may be late. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final RecordedMovements records;
    private final Providers providers;
    private final ProviderGateway gateway;
    private final ProviderStatements statements;

    public ReconciliationHandler(OutPorts out, ProviderGateway gateway) {
        this.records = new RecordedMovements(out.store());
        this.providers = out.providers().registry();
        this.gateway = gateway;
        this.statements = new ProviderStatements(gateway);
    }

    @Override
    public List<ProviderDay> day(Scope scope, LocalDate day) {
        gateway.requireNoUnitOfWork();
        Period period = new Period(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        Map<String, List<RecordedMovement>> recorded = records.in(scope, withMargin(period)).stream()
                .collect(Collectors.groupingBy(RecordedMovement::provider, LinkedHashMap::new, Collectors.toList()));
        List<ProviderDay> days = new ArrayList<>();
        for (PaymentProvider provider : providers.ofMode(scope.mode())) {
            List<RecordedMovement> its = recorded.remove(provider.name());
            days.add(compared(scope, period, provider.name(), its == null ? List.of() : its));
        }
        recorded.forEach((name, movements) -> {
            if (movements.stream().anyMatch(movement -> period.contains(movement.countedAt()))) {
                days.add(unanswered(name, period, movements));
            }
        });
        return days;
    }

    private ProviderDay compared(Scope scope, Period day, String provider, List<RecordedMovement> recorded) {
        Period listed = withMargin(day);
        Optional<Statement> answer = statements.read(scope, provider, listed);
        if (answer.isEmpty()) {
            return unanswered(provider, day, recorded);
        }
        Statement statement = answer.get();
        // A refund that was made elsewhere became known from the provider, so it is not looked for there.
        Map<MovementKey, RecordedMovement> ours = recorded.stream()
                .filter(movement -> !movement.key().isMadeElsewhere())
                .collect(Collectors.toMap(RecordedMovement::key, movement -> movement, (first, second) -> first));
        DayComparison comparison = new DayComparison(provider);
        List<MovementGroup> ofDay = groups(
                statement.movements().stream()
                        .filter(movement -> day.contains(movement.movedAt()))
                        .toList(),
                ours);
        Map<MovementKey, RecordedMovement> known = withOlder(scope, provider, ofDay, ours);
        ofDay.forEach(group -> comparison.addListed(group, recordOf(group, known)));

        Map<MovementKey, RecordedMovement> missing = new LinkedHashMap<>(ours);
        missing.values().removeIf(movement -> !day.contains(movement.countedAt()));
        missing.keySet().removeAll(keys(groups(statement.movements(), ours)));
        Coverage coverage = statement.isTruncated()
                ? Coverage.TRUNCATED
                : withoutMovedEarlierOrLater(scope, provider, listed, missing);
        if (coverage == Coverage.NO_ANSWER) {
            return unanswered(provider, day, recorded);
        }
        missing.values().forEach(coverage == Coverage.COMPLETE ? comparison::addMissing : comparison::addRecorded);
        return comparison.result(coverage);
    }

    /**
     * Removes what the provider has moved in another time than the listed one, between the creation of a charge or refund
     * and the record of its success.
     */
    private Coverage withoutMovedEarlierOrLater(
            Scope scope, String provider, Period listed, Map<MovementKey, RecordedMovement> missing) {
        Instant earliest = listed.from();
        Instant latest = listed.to();
        for (RecordedMovement movement : missing.values()) {
            Instant start = wholeSecond(movement.startedAt().minus(MARGIN));
            Instant end = wholeSecond(movement.recordedAt().plus(MARGIN));
            earliest = start.isBefore(earliest) ? start : earliest;
            latest = end.isAfter(latest) ? end : latest;
        }
        for (Period other : List.of(new Period(earliest, listed.from()), new Period(listed.to(), latest))) {
            if (other.from().equals(other.to())) {
                continue;
            }
            Optional<Statement> answer = statements.read(scope, provider, other);
            if (answer.isEmpty()) {
                return Coverage.NO_ANSWER;
            }
            missing.keySet().removeAll(keys(groups(answer.get().movements(), missing)));
            if (answer.get().isTruncated() && !missing.isEmpty()) {
                return Coverage.TRUNCATED;
            }
        }
        return Coverage.COMPLETE;
    }

    private static Period withMargin(Period day) {
        return new Period(day.from().minus(MARGIN), day.to().plus(MARGIN));
    }

    private static Instant wholeSecond(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<MovementGroup> groups(List<Movement> movements, Map<MovementKey, RecordedMovement> ours) {
        Map<String, String> idByReference = new HashMap<>();
        ours.values()
                .forEach(movement ->
                        idByReference.put(movement.reference(), movement.key().id()));
        return MovementGroup.of(movements, idByReference);
    }

    private static Set<MovementKey> keys(List<MovementGroup> groups) {
        return groups.stream().map(MovementGroup::key).collect(Collectors.toSet());
    }

    /** Null for a movement long after its record: it was moved a second time, and only the first is recorded. */
    private static @Nullable RecordedMovement recordOf(MovementGroup group, Map<MovementKey, RecordedMovement> known) {
        RecordedMovement recorded = known.get(group.key());
        boolean isMovedAgain = recorded != null
                && !group.key().isMadeElsewhere()
                && group.first().movedAt().isAfter(recorded.recordedAt().plus(MARGIN));
        return isMovedAgain ? null : recorded;
    }

    /** The recorded movements, with those of these groups that were recorded at another time. */
    private Map<MovementKey, RecordedMovement> withOlder(
            Scope scope, String provider, List<MovementGroup> groups, Map<MovementKey, RecordedMovement> ours) {
        Set<MovementKey> unknown = keys(groups);
        unknown.removeAll(ours.keySet());
        Map<MovementKey, RecordedMovement> all = new HashMap<>(ours);
        records.find(scope, unknown).stream()
                .filter(movement -> movement.provider().equals(provider))
                .forEach(movement -> all.put(movement.key(), movement));
        return all;
    }

    private static ProviderDay unanswered(String provider, Period day, List<RecordedMovement> recorded) {
        DayComparison comparison = new DayComparison(provider);
        recorded.stream().filter(movement -> day.contains(movement.countedAt())).forEach(comparison::addRecorded);
        return comparison.result(Coverage.NO_ANSWER);
    }
}
