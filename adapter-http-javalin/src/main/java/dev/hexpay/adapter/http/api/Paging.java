package dev.hexpay.adapter.http.api;

import dev.hexpay.adapter.http.api.bind.FieldValue;
import dev.hexpay.adapter.http.api.bind.Query;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.IdKind;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the parameters of a page of a list: {@code limit} and {@code cursor}. */
public final class Paging {
    private static final Pattern SMALL_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private Paging() {}

    /** Reads the page of a list whose ids are of this kind. */
    public static <I> Supplier<PageRequest<I>> read(Query query, IdKind kind, Function<String, I> id) {
        FieldValue<Integer> limit = query.text("limit", Paging::limit);
        FieldValue<I> after = query.text("cursor", cursor -> id.apply(Cursors.decode(cursor, kind)));
        return () -> new PageRequest<>(limit.or(PageRequest.DEFAULT_LIMIT), after.orNull());
    }

    private static int limit(String text) {
        if (!SMALL_NUMBER.matcher(text).matches()) {
            throw PaymentsException.invalid("limit", "must be an integer");
        }
        return PageRequest.first(Integer.parseInt(text)).limit();
    }
}
