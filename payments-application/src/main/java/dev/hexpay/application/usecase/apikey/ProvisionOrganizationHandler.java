package dev.hexpay.application.usecase.apikey;

import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.Store;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Creates organizations and their first keys. */
public final class ProvisionOrganizationHandler implements ProvisionOrganization {
    private final UnitOfWork unitOfWork;
    private final Organizations organizations;
    private final CreateApiKey keys;
    private final IdSource ids;
    private final InstantSource clock;

    public ProvisionOrganizationHandler(Store store, CreateApiKey keys, IdSource ids, InstantSource clock) {
        this.unitOfWork = store.unitOfWork();
        this.organizations = store.organizations();
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<ApiKeySecret> createFirst(String name) {
        // Of servers that start at once on an empty database, a later one finds the organization of the first.
        return unitOfWork.inTransaction(() -> {
            organizations.lockCreation();
            return organizations.all().isEmpty()
                    ? Optional.of(issueKey(create(name), Mode.SANDBOX, new KeyName("First key")))
                    : Optional.empty();
        });
    }

    @Override
    public Organization getOrCreate(String name) {
        return unitOfWork.inTransaction(() -> {
            organizations.lockCreation();
            List<Organization> all = organizations.all();
            return all.isEmpty() ? create(name) : all.get(0);
        });
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return organizations.find(id);
    }

    @Override
    public List<Organization> all() {
        return organizations.all();
    }

    @Override
    public ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name) {
        return keys.create(new Scope(organization.id(), mode), name, null).secret();
    }

    @Override
    public Organization create(String name) {
        Organization organization = new Organization(new OrganizationId(ids.uuid()), name, clock.instant());
        organizations.insert(organization);
        return organization;
    }
}
