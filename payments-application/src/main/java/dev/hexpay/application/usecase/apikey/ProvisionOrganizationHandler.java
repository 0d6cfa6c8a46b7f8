package dev.hexpay.application.usecase.apikey;

import dev.hexpay.application.idempotency.IdempotencyKey;
import dev.hexpay.application.idempotency.RequestFingerprint;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates organizations and their first keys. */
public final class ProvisionOrganizationHandler implements ProvisionOrganization {
    private static final Scope LOCK_SCOPE = new Scope(new OrganizationId(new UUID(0, 0)), Mode.SANDBOX);
    private static final IdempotencyKey LOCK_KEY = new IdempotencyKey("founding");
    private static final RequestFingerprint NO_REQUEST = new RequestFingerprint("");

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys idempotencyKeys;
    private final Organizations organizations;
    private final CreateApiKey keys;
    private final IdSource ids;
    private final InstantSource clock;

    public ProvisionOrganizationHandler(OutPorts out, CreateApiKey keys) {
        this.unitOfWork = out.store().unitOfWork();
        this.idempotencyKeys = out.store().idempotencyKeys();
        this.organizations = out.store().organizations();
        this.keys = keys;
        this.ids = out.crypto().ids();
        this.clock = out.clock();
    }

    @Override
    public Optional<ApiKeySecret> createFirst(String name) {
        return unitOfWork.inTransaction(() -> {
            lockProvisioning();
            return organizations.all().isEmpty()
                    ? Optional.of(issueKey(create(name), Mode.SANDBOX, new KeyName("First key")))
                    : Optional.empty();
        });
    }

    @Override
    public Organization getOrCreate(String name) {
        return unitOfWork.inTransaction(() -> {
            lockProvisioning();
            List<Organization> all = organizations.all();
            return all.isEmpty() ? create(name) : all.get(0);
        });
    }

    /**
     * Serializes servers that start at once on an empty database: a later server waits, and then finds the organization
     * of the first.
     */
    private void lockProvisioning() {
        idempotencyKeys.claim(
                LOCK_SCOPE, new IdempotencyRecord(LOCK_KEY, NO_REQUEST, null, clock.instant(), null), Instant.EPOCH);
    }

    @Override
    public ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name) {
        return keys.create(new Scope(organization.id(), mode), name, null).secret();
    }

    @Override
    public Organization create(String name) {
        ByteBuffer random = ByteBuffer.wrap(ids.secret(16));
        // Version 4, variant 1, as RFC 9562 lays out a random UUID.
        UUID uuid = new UUID(
                (random.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L,
                (random.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
        Organization organization = new Organization(new OrganizationId(uuid), name, clock.instant());
        organizations.insert(organization);
        return organization;
    }
}
