package dev.hexpay.http.api;

import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.http.input.Query;
import dev.hexpay.http.input.Read;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads which part of a list is wanted: {@code limit} and {@code cursor}. */
public final class Paging {
    private static final Pattern SMALL_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private Paging() {}

    /** The part of a list of things whose ids are of this kind. */
    public static <I> Supplier<PageRequest<I>> read(Query query, IdKind kind, Function<String, I> id) {
        Read<Integer> limit = query.text("limit", Paging::limit);
        Read<I> after = query.text("cursor", cursor -> id.apply(Cursors.read(cursor, kind)));
        return () -> new PageRequest<>(limit.or(PageRequest.DEFAULT_LIMIT), after.orNull());
    }

    private static int limit(String text) {
        if (!SMALL_NUMBER.matcher(text).matches()) {
            throw Refusal.invalid("limit", "must be an integer");
        }
        return PageRequest.first(Integer.parseInt(text)).limit();
    }
}
