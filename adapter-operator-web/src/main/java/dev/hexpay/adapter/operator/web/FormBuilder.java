package dev.hexpay.adapter.operator.web;

import dev.hexpay.adapter.operator.view.Block;
import dev.hexpay.adapter.operator.view.Field;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.error.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a form; after a rejection it has what was entered, and what is wrong with it. */
public final class FormBuilder {
    private final OperatorRequest request;
    private final String path;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> hidden;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private String title = "";
    private String text = "";
    private boolean isDangerous;

    private FormBuilder(OperatorRequest request, String path) {
        this.request = request;
        this.path = path;
        this.hidden = request.hidden();
        PaymentsException rejection = isRefused() ? request.rejection() : null;
        if (rejection != null && rejection.violations().isEmpty()) {
            errors.put("", rejection.message());
        } else if (rejection != null) {
            rejection.violations().forEach(this::note);
        }
    }

    /** A form that is posted to this path of the place. */
    public static FormBuilder to(OperatorRequest request, String path) {
        return new FormBuilder(request, path);
    }

    private void note(Violation violation) {
        errors.merge(violation.field(), violation.message(), (first, second) -> first + "; " + second);
    }

    /** Whether this is the form that was posted and refused. */
    private boolean isRefused() {
        return request.rejection() != null && path.equals(request.ownPath());
    }

    /** With a heading; the form is folded under it until it is opened. */
    public FormBuilder titled(String heading, String explanation) {
        this.title = heading;
        this.text = explanation;
        return this;
    }

    /** Cannot be undone. */
    public FormBuilder dangerous() {
        this.isDangerous = true;
        return this;
    }

    /** With a hidden value. */
    public FormBuilder with(String name, String value) {
        hidden.put(name, value);
        return this;
    }

    /** With a field; its value is the default. */
    public FormBuilder with(Field field) {
        Field filled = isRefused() ? field.withValue(request.form().text(field.name())) : field;
        fields.add(filled.withError(errors.get(field.name())));
        return this;
    }

    /** The form with the text of its button. */
    public Block.Form submit(String button) {
        return new Block.Form(
                "form" + path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", ""),
                title,
                text,
                request.href(path),
                hidden,
                List.copyOf(fields),
                button,
                isDangerous,
                unplaced(),
                isRefused());
    }

    /** Errors by the fields that the form has; the others are of the form as a whole. */
    private Map<String, String> unplaced() {
        Map<String, String> placed = new LinkedHashMap<>();
        errors.forEach((field, message) -> {
            boolean isKnown = fields.stream().anyMatch(each -> each.name().equals(field));
            String label = label(field);
            placed.merge(
                    isKnown ? field : "",
                    label == null ? (field + " " + message).strip() : label + " " + message,
                    (one, another) -> one + ". " + another);
        });
        return placed;
    }

    private @Nullable String label(String name) {
        return fields.stream()
                .filter(each -> each.name().equals(name))
                .map(Field::label)
                .findFirst()
                .orElse(null);
    }
}
