package dev.hexpay.application.port.out;

import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;

/** Who sells, as it is printed on what is made from now on. */
public interface SellerDirectory {
    /** The seller of this scope. */
    Seller sellerOf(Scope scope);
}
