package dev.hexpay.application.port.out;

import dev.hexpay.domain.organization.Seller;
import dev.hexpay.domain.scope.Scope;

/** Who sells, as it is printed on what is made from now on. */
public interface Sellers {
    /** The seller of this scope. */
    Seller of(Scope scope);
}
