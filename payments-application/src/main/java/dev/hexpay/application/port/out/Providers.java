package dev.hexpay.application.port.out;

import dev.hexpay.domain.tenant.Mode;
import java.util.Optional;

/** Which provider moves the money in which mode. */
public interface Providers {
    /** The provider for new payments in this mode; empty when the operator has configured none. */
    Optional<PaymentProvider> forMode(Mode mode);

    /** The provider with this name, for payments that were begun with it; empty when it is configured no more. */
    Optional<PaymentProvider> byName(String name);
}
