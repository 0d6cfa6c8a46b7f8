package dev.hexpay.adapter.operator.web;

import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.operator.Operator;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The places that operators may enter. */
final class Places {
    private final ProvisionOrganization organizations;
    /** An organization does not change, so the page of a place costs no query for it. */
    private final Map<OrganizationId, Organization> known = new ConcurrentHashMap<>();

    Places(ProvisionOrganization organizations) {
        this.organizations = organizations;
    }

    /** All of an operator, the sandbox of each organization first. */
    List<Place> of(Operator operator) {
        return organizations.all().stream()
                .flatMap(organization -> of(organization, operator))
                .toList();
    }

    static Stream<Place> of(Organization organization, Operator operator) {
        return Stream.of(Mode.values())
                .map(mode -> new Place(organization, new Scope(organization.id(), mode)))
                .filter(place -> operator.mayEnter(place.scope()));
    }

    /** The place that these parts of a path name, if the operator may enter it. */
    Optional<Place> find(Operator operator, String organization, String mode) {
        String path = "/" + organization + "/" + mode;
        return id(organization)
                .flatMap(this::find)
                .flatMap(found -> of(found, operator)
                        .filter(place -> place.path().equals(path))
                        .findFirst());
    }

    private Optional<Organization> find(OrganizationId id) {
        Optional<Organization> found = Optional.ofNullable(known.get(id)).or(() -> organizations.find(id));
        found.ifPresent(organization -> known.put(id, organization));
        return found;
    }

    private static Optional<OrganizationId> id(String text) {
        try {
            return Optional.of(new OrganizationId(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
