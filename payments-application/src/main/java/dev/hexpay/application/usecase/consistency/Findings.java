package dev.hexpay.application.usecase.consistency;

import dev.hexpay.application.consistency.Breach;
import dev.hexpay.application.consistency.ConsistencyReport;
import dev.hexpay.application.port.in.operator.ConsistencyQueries;
import java.util.ArrayList;
import java.util.List;

/** What one audit has read and found; it keeps the first breaches and counts the others. */
final class Findings {
    private final List<Breach> breaches = new ArrayList<>();
    private long more;
    private long payments;
    private long documents;

    void add(Breach breach) {
        if (breaches.size() < ConsistencyQueries.MAX_BREACHES) {
            breaches.add(breach);
        } else {
            more++;
        }
    }

    void countPayment() {
        payments++;
    }

    void countDocument() {
        documents++;
    }

    ConsistencyReport report() {
        return new ConsistencyReport(payments, documents, breaches, more);
    }
}
