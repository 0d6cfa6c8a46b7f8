package dev.hexpay.adapter.operator.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form.
 *
 * @param name its name in the form, and the field of errors
 * @param type the type of the input, {@code select}, {@code textarea} or {@code checks}
 * @param value what was entered
 * @param hint null for none
 * @param error null for none
 * @param options the choices of a {@code select} or of {@code checks}
 */
public record Field(
        String name,
        String label,
        String type,
        String value,
        @Nullable String hint,
        @Nullable String error,
        boolean required,
        List<Option> options) {

    /** A choice. */
    public record Option(String value, String text, boolean selected) {}

    /** A text field. */
    public static Field text(String name, String label) {
        return new Field(name, label, "text", "", null, null, false, List.of());
    }

    /** A field with choices. */
    public static Field select(String name, String label, List<Option> options) {
        return new Field(name, label, "select", "", null, null, false, options);
    }

    /** The same field with another input type. */
    public Field ofType(String wanted) {
        return new Field(name, label, wanted, value, hint, error, required, options);
    }

    /** The same field, which must be filled in. */
    public Field mandatory() {
        return new Field(name, label, type, value, hint, error, true, options);
    }

    /** The same field with a hint. */
    public Field withHint(String text) {
        return new Field(name, label, type, value, text, error, required, options);
    }

    /** The same field with this value. */
    public Field withValue(@Nullable String entered) {
        String text = entered == null ? "" : entered;
        List<String> chosen = List.of(text.split(","));
        List<Option> marked = options.stream()
                .map(option -> new Option(option.value(), option.text(), chosen.contains(option.value())))
                .toList();
        return new Field(name, label, type, text, hint, error, required, marked);
    }

    /** The same field with what is wrong with it. */
    public Field withError(@Nullable String message) {
        return new Field(name, label, type, value, hint, message, required, options);
    }

    /** Whether this is an ordinary input. */
    public boolean isInput() {
        return !type.equals("select") && !type.equals("textarea") && !type.equals("checks");
    }

    /** The ids of hint and error; null without both. */
    public @Nullable String describedBy(String prefix) {
        String both = (error == null ? "" : prefix + name + "-error ") + (hint == null ? "" : prefix + name + "-hint");
        return both.isEmpty() ? null : both.strip();
    }
}
