package dev.hexpay.application.port.out;

import dev.hexpay.domain.tenant.Mode;
import java.util.List;
import java.util.Optional;

/** Selects the provider of a mode. */
public interface Providers {
    /** The provider for new payments in this mode; empty when none is configured. */
    Optional<PaymentProvider> forMode(Mode mode);

    /**
     * The provider with this name, for payments of this mode that were started with it; empty when it is no longer
     * configured for the mode.
     */
    Optional<PaymentProvider> byName(Mode mode, String name);

    /** All providers that may have moved money in this mode: those for new payments and those for earlier ones. */
    List<PaymentProvider> ofMode(Mode mode);
}
