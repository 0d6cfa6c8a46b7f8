package dev.hexpay.http.page;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pay form as it is shown: empty, or again with what was entered and what is wrong with it.
 *
 * @param action where it is posted
 * @param csrf the proof that it is ours
 * @param entered what the payer typed, without the card
 * @param problems what is wrong, by field
 */
public record FormView(String action, String csrf, Entered entered, Map<PayField, String> problems) {

    /** All countries. */
    public List<Country> countries() {
        return Countries.all();
    }

    /** What stands in the field; nothing in the fields of the card. */
    public String value(PayField field) {
        return entered.value(field);
    }

    /** What is wrong with the field; null when nothing is. */
    public @Nullable String problem(PayField field) {
        return problems.get(field);
    }

    /** The ids of what describes the field, for {@code aria-describedby}; null when nothing does. */
    public @Nullable String describedBy(PayField field) {
        String hint = field.hint() == null ? null : field.parameter() + "-hint";
        String error = problem(field) == null ? null : field.parameter() + "-error";
        if (hint != null && error != null) {
            return error + " " + hint;
        }
        return hint == null ? error : hint;
    }
}
