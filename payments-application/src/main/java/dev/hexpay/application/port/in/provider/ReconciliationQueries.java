package dev.hexpay.application.port.in.provider;

import dev.hexpay.application.reconciliation.ProviderDay;
import dev.hexpay.domain.tenant.Scope;
import java.time.LocalDate;
import java.util.List;

/** Compares what is recorded here with what the providers have moved. */
public interface ReconciliationQueries {
    /**
     * The reconciliation of a day with each provider of the mode: those that are configured, also for earlier payments, and
     * those that are not any more but have moved money on that day. It reads from the providers, for up to minutes, and
     * changes nothing.
     *
     * <p>A movement counts on the provider's day, also when it was recorded here after midnight.
     *
     * @param day from midnight to midnight in UTC
     */
    List<ProviderDay> day(Scope scope, LocalDate day);
}
