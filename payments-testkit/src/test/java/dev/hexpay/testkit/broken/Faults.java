package dev.hexpay.testkit.broken;

import java.util.List;
import java.util.stream.Stream;

/** Every fault that is planted. */
final class Faults {
    static final List<Fault> ALL = Stream.of(
                    ScopeFaults.ALL,
                    TransactionFaults.ALL,
                    StorageFaults.ALL,
                    ListFaults.ALL,
                    KeyFaults.ALL,
                    PeopleFaults.ALL,
                    MoneyFaults.ALL,
                    RefundFaults.ALL,
                    PaperFaults.ALL,
                    JobFaults.ALL,
                    ProviderFaults.ALL,
                    ReturnFaults.ALL)
            .flatMap(List::stream)
            .toList();

    private Faults() {}
}
