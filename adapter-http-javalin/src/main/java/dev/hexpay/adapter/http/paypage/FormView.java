package dev.hexpay.adapter.http.paypage;

import dev.hexpay.domain.tax.LocationSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The payment form: empty, or with the submitted values and their errors. */
public final class FormView {

    private final String action;
    private final String csrf;
    private final FormModel model;

    /**
     * Creates the form from its model.
     *
     * @param action the URL to which the form is posted
     * @param csrf the CSRF token
     */
    FormView(String action, String csrf, FormModel model) {
        this.action = action;
        this.csrf = csrf;
        this.model = model;
    }

    /** The URL to which the form is posted. */
    public String action() {
        return action;
    }

    /** The CSRF token. */
    public String csrf() {
        return csrf;
    }

    /** The error messages by field, in the order of the form. */
    public Map<PayField, String> errors() {
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

    /** The value of the field; empty for card fields. */
    public String value(PayField field) {
        return model.submitted().value(field);
    }

    /** The error message of the field; null if it is valid. */
    public @Nullable String error(PayField field) {
        return model.errors().get(field);
    }

    /** The ids of the error and the hint of the field, for {@code aria-describedby}; null if there are none. */
    public @Nullable String describedBy(PayField field) {
        String hintId = field.hint() == null ? null : field.parameter() + "-hint";
        String errorId = error(field) == null ? null : field.parameter() + "-error";
        if (hintId != null && errorId != null) {
            return errorId + " " + hintId;
        }
        return hintId == null ? errorId : hintId;
    }
}
