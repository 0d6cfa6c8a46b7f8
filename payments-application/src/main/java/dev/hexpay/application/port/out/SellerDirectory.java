package dev.hexpay.application.port.out;

import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Seller;

/** The sellers as printed on new documents. */
public interface SellerDirectory {
    /** The seller of this scope. */
    Seller sellerOf(Scope scope);
}
