package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.tax.LocationSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pay form as it is shown: empty, or again with what was entered and what is wrong with it. */
public final class FormView {

    private final String action;
    private final String csrf;
    private final FormModel model;

    /**
     * The form in this state.
     *
     * @param action where it is posted
     * @param csrf the proof that it is ours
     */
    FormView(String action, String csrf, FormModel model) {
        this.action = action;
        this.csrf = csrf;
        this.model = model;
    }

    /** Where it is posted. */
    public String action() {
        return action;
    }

    /** The proof that it is ours. */
    public String csrf() {
        return csrf;
    }

    /** What is wrong, by field, in the order of the form. */
    public Map<PayField, String> problems() {
        return model.errors();
    }

    /** Whether the total depends on the address that the payer enters. */
    public boolean isPriceOpen() {
        return model.price().source() != LocationSource.CUSTOMER;
    }

    /** All countries. */
    public List<Country> countries() {
        return Countries.all();
    }

    /** What stands in the field; nothing in the fields of the card. */
    public String value(PayField field) {
        return model.submitted().value(field);
    }

    /** What is wrong with the field; null when nothing is. */
    public @Nullable String problem(PayField field) {
        return model.errors().get(field);
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
