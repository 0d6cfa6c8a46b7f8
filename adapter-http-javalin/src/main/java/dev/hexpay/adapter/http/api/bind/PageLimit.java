package dev.hexpay.adapter.http.api.bind;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.error.InvalidValueException;
import java.util.regex.Pattern;

/** The {@code limit} of a list: a number of items that a page can have. */
public record PageLimit(int value) {
    private static final Pattern SMALL_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    public PageLimit {
        value = PageRequest.first(value).limit();
    }

    static PageLimit parse(String text) {
        if (!SMALL_NUMBER.matcher(text).matches()) {
            throw new InvalidValueException("must be an integer");
        }
        return new PageLimit(Integer.parseInt(text));
    }
}
