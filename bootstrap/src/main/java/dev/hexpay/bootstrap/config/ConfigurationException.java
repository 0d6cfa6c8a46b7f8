package dev.hexpay.bootstrap.config;

import java.util.List;

/** Hexpay cannot start, or a command cannot be executed. The message states the reason to the operator. */
public class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> errors;

    /** An exception with this reason. */
    public ConfigurationException(String message) {
        this(List.of(message));
    }

    /** An exception with several reasons, at least one; each names the setting or the argument that it is about. */
    public ConfigurationException(List<String> errors) {
        super(String.join("; ", errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    /** Every reason. */
    public List<String> errors() {
        return errors;
    }
}
