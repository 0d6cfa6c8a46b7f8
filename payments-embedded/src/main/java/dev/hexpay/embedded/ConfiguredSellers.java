package dev.hexpay.embedded;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.SellerDirectory;
import dev.hexpay.domain.customer.TimeZoneName;
import dev.hexpay.domain.tenant.Seller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configured sellers. Without any, an organization is its own seller, of whom only the name is known. */
final class ConfiguredSellers {
    private @Nullable Seller everywhere;
    private @Nullable Function<Organizations, SellerDirectory> directory;
    private @Nullable TimeZoneName timeZone;

    /** One seller for all organizations. */
    void everywhere(Seller seller) {
        everywhere = seller;
    }

    /** The seller of each organization. */
    void directory(Function<Organizations, SellerDirectory> sellers) {
        directory = sellers;
    }

    /** The time zone of every seller instead of its own. */
    void timeZone(TimeZoneName zone) {
        timeZone = zone;
    }

    /** The country of the one seller; null without one. */
    @Nullable
    String country() {
        return everywhere == null ? null : everywhere.country();
    }

    SellerDirectory of(Organizations organizations) {
        SellerDirectory inTheirZones = inTheirZones(organizations);
        TimeZoneName zone = timeZone;
        return zone == null
                ? inTheirZones
                : scope -> inTheirZones.sellerOf(scope).withTimeZone(zone);
    }

    private SellerDirectory inTheirZones(Organizations organizations) {
        if (directory != null) {
            return directory.apply(organizations);
        }
        Seller seller = everywhere;
        return seller != null
                ? scope -> seller
                : scope -> Seller.named(organizations.get(scope.organization()).name());
    }
}
