package dev.hexpay.application.usecase.consistency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of a series, kept as ranges: its size is the number of gaps and not that of the documents. */
final class NumberRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Numbers without gap, both included. */
    record Range(long first, long last) {}

    /** Whether the number is contained. */
    boolean contains(long number) {
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(number);
        return before != null && number <= before.getValue();
    }

    /** Adds a number that is not contained. */
    void add(long number) {
        long first = number;
        Map.Entry<Long, Long> before = lastByFirst.floorEntry(number);
        if (before != null && before.getValue() == number - 1) {
            first = before.getKey();
        }
        Long last = lastByFirst.remove(number + 1);
        lastByFirst.put(first, last == null ? number : last);
    }

    /** What is missing between 1 and the greatest number. */
    List<Range> gaps() {
        List<Range> gaps = new ArrayList<>();
        long next = 1;
        for (Map.Entry<Long, Long> range : lastByFirst.entrySet()) {
            if (range.getKey() > next) {
                gaps.add(new Range(next, range.getKey() - 1));
            }
            next = range.getValue() + 1;
        }
        return gaps;
    }
}
