package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.Breach.Rule;
import dev.hexpay.application.port.in.provider.ReconciliationQueries;
import dev.hexpay.application.reconciliation.Difference;
import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.application.reconciliation.ProviderDay.Coverage;
import dev.hexpay.domain.money.Money;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.text.WireName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The reconciliation of the last days has no difference. */
final class ProviderRules {
    /** What is moved is recorded after the provider's response, or by the reconciler when there is none. */
    private static final Duration TIME_TO_RECORD = Duration.ofMinutes(10);

    private final ReconciliationQueries reconciliation;
    private final InstantSource clock;
    private final Findings findings;

    ProviderRules(ReconciliationQueries reconciliation, InstantSource clock, Findings findings) {
        this.reconciliation = reconciliation;
        this.clock = clock;
        this.findings = findings;
    }

    void check(Scope scope, LocalDate since) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day = since; !day.isAfter(today); day = day.plusDays(1)) {
            Instant recordedBefore = clock.instant().minus(TIME_TO_RECORD);
            for (ProviderDay result : reconciliation.day(scope, day)) {
                if (result.coverage() != Coverage.COMPLETE) {
                    findings.add(new Breach(
                            Rule.PROVIDER_AGREES,
                            result.provider(),
                            day + " could not be compared: " + text(result.coverage())));
                }
                result.differences().stream()
                        .filter(difference -> difference.at().isBefore(recordedBefore))
                        .forEach(difference -> add(result.provider(), difference));
            }
        }
    }

    private static String text(Coverage coverage) {
        return WireName.of(coverage).replace('_', ' ');
    }

    private void add(String provider, Difference difference) {
        String id = difference.id();
        findings.add(new Breach(
                Rule.PROVIDER_AGREES,
                id == null ? difference.reference() : id,
                WireName.of(difference.kind()) + " " + difference.reference() + " at " + provider + ": "
                        + WireName.of(difference.finding()).replace('_', ' ') + ", ours " + minor(difference.ours())
                        + ", theirs " + minor(difference.theirs()) + ", at " + difference.at()));
    }

    private static String minor(@Nullable Money money) {
        return money == null ? "-" : money.minor() + " " + money.currency().getCurrencyCode();
    }
}
