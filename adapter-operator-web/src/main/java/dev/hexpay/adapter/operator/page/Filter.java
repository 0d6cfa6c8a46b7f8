package dev.hexpay.adapter.operator.page;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.adapter.operator.view.Tone;
import dev.hexpay.adapter.operator.web.OperatorRequest;
import dev.hexpay.adapter.operator.web.Paging;
import dev.hexpay.domain.error.InvalidValueException;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.text.WireName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filters of a list, and shows them again. A page says which filter is wrong, and shows what matches the others;
 * a file is refused, because what it leaves out is not said in it.
 */
final class Filter {
    private final OperatorRequest request;
    private final List<Field> fields = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable LocalDate first;

    Filter(OperatorRequest request) {
        this.request = request;
    }

    <T> @Nullable T of(Field field, Function<String, T> parser) {
        String text = request.query().text(field.name());
        T value = null;
        String error = null;
        try {
            value = text.isEmpty() ? null : parser.apply(text);
        } catch (InvalidValueException invalid) {
            error = invalid.message();
        } catch (PaymentsException invalid) {
            error = "is not known";
        }
        fields.add(field.withValue(text));
        if (error != null) {
            reject(field.name(), error);
        }
        return value;
    }

    /** Notes that a filter that was read is wrong. */
    void reject(String name, String error) {
        request.query().reject(name, error);
        fields.replaceAll(field -> field.name().equals(name) ? field.withError(error) : field);
        fields.stream()
                .filter(field -> field.name().equals(name))
                .forEach(field -> errors.add(field.label() + " " + error));
    }

    /** One of these constants. */
    <E extends Enum<E>> @Nullable E of(String name, String label, Class<E> type) {
        return of(Field.select(name, label, Statuses.any(type.getEnumConstants())), text -> constant(text, type));
    }

    static <E extends Enum<E>> E constant(String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> WireName.of(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("is not known"));
    }

    /** The start of a day in UTC; just before it, for bounds that are exclusive. */
    @Nullable
    Instant from(String name, String label) {
        LocalDate day = of(Field.text(name, label).ofType("date"), Filter::day);
        first = day;
        return day == null ? null : start(day).minusMillis(1);
    }

    /** The end of a day in UTC, not before the day of {@link #from}. */
    @Nullable
    Instant to(String name, String label) {
        LocalDate day = of(Field.text(name, label).ofType("date"), Filter::day);
        if (day != null && first != null && first.isAfter(day)) {
            reject(name, "must not be before " + first);
            return null;
        }
        return day == null ? null : start(day.plusDays(1));
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9998) {
                throw new InvalidValueException("must be a date such as 2026-11-20");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("must be a date such as 2026-11-20");
        }
    }

    /** The filters, and what is wrong with them. */
    List<Block> blocks(String path) {
        List<Block> blocks = new ArrayList<>();
        request.query().unread().stream()
                .filter(name -> !Paging.isParameter(name))
                .forEach(name -> errors.add("\"" + PaymentsPage.shortened(name) + "\" is not a filter"));
        errors.forEach(error -> blocks.add(new Block.Notice(Tone.BAD, "", error + "; it is ignored.")));
        boolean isActive = fields.stream().anyMatch(field -> !field.value().isEmpty());
        blocks.add(new Block.Filters(request.href(path), List.copyOf(fields), isActive));
        return blocks;
    }
}
