package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import dev.hexpay.domain.text.CardNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The violations of one request, collected until all of it has been read and reported in the order of its fields. */
public final class Violations {
    // A body with a thousand unknown members needs no response with a thousand entries.
    private static final int MAX_REPORTED = 100;
    private static final int MAX_SHOWN = 1000;

    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private int position;
    private @Nullable PaymentsException other;

    private record Entry(int position, Violation violation) {}

    /** The value of a field; null when it is invalid, which is then a violation of the field. */
    public <T> @Nullable T read(String field, Supplier<T> value) {
        begin(field);
        return readPart(field, value);
    }

    /** All violations so far, at most 100, in the order of the fields. */
    public List<Violation> all() {
        return entries.stream()
                .sorted(Comparator.comparingInt(Entry::position))
                .limit(MAX_REPORTED)
                .map(Entry::violation)
                .toList();
    }

    /**
     * Rejects the request when anything in it is invalid.
     *
     * @throws PaymentsException with all violations; without violations, with the first other error of a value
     */
    public void throwIfAny() {
        if (!entries.isEmpty()) {
            throw PaymentsException.invalid(all());
        }
        if (other != null) {
            throw other;
        }
    }

    /** The next field: its violations are reported after those of the fields before it. */
    void begin(String field) {
        position++;
        positions.putIfAbsent(field, position);
    }

    /** Reads a part of the field that was begun last. */
    <T> @Nullable T readPart(String path, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException invalid) {
            invalid.violationsOf(path).forEach(this::add);
        } catch (PaymentsException rejection) {
            if (other == null) {
                other = rejection;
            }
        }
        return null;
    }

    /** A violation of the field that was begun last, or of a part of it. */
    void add(Violation violation) {
        entries.add(new Entry(position, new Violation(shown(violation.field()), violation.message())));
        reported.add(violation.field());
    }

    /** The field as a response shows it, and stores it with an Idempotency-Key: names that the client chose are in it. */
    private static String shown(String field) {
        String start = field.length() <= MAX_SHOWN ? field : field.substring(0, MAX_SHOWN) + "…";
        return CardNumbers.contains(start) ? "[card number removed]" : start;
    }

    /** A violation of a constraint, unless the field is invalid already: a field of a wrong type is not missing. */
    void addUnlessReported(Violation violation) {
        if (reported.add(violation.field())) {
            entries.add(new Entry(positions.getOrDefault(violation.field(), position), violation));
        }
    }
}
