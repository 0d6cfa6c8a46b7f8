package dev.hexpay.application.usecase.apikey;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.in.apikey.AuthenticateApiKey;
import dev.hexpay.application.port.in.apikey.CreateApiKey;
import dev.hexpay.application.port.in.apikey.DeleteApiKey;
import dev.hexpay.application.port.in.apikey.ListApiKeys;
import dev.hexpay.application.port.in.apikey.ProvisionOrganization;
import dev.hexpay.application.port.in.idempotency.IdempotencyKey;
import dev.hexpay.application.port.in.idempotency.IdempotentRequest;
import dev.hexpay.application.port.in.idempotency.IdempotentResult;
import dev.hexpay.application.port.in.idempotency.RequestFingerprint;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.IdempotencyRecord;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.application.usecase.idempotency.IdempotentExecution;
import dev.hexpay.domain.error.ErrorCode;
import dev.hexpay.domain.error.PaymentsException;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.tenant.ApiKey;
import dev.hexpay.domain.tenant.ApiKeySecret;
import dev.hexpay.domain.tenant.KeyName;
import dev.hexpay.domain.tenant.Mode;
import dev.hexpay.domain.tenant.Organization;
import dev.hexpay.domain.tenant.Scope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, authenticates, lists and deletes API keys, and provisions their organizations. */
public final class ApiKeyHandlers
        implements CreateApiKey, ListApiKeys, DeleteApiKey, AuthenticateApiKey, ProvisionOrganization {
    /** The last use of a key is updated at most once in this time, not on every request. */
    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);

    private static final Scope LOCK_SCOPE = new Scope(new OrganizationId(new UUID(0, 0)), Mode.SANDBOX);
    private static final IdempotencyKey LOCK_KEY = new IdempotencyKey("founding");
    private static final RequestFingerprint NO_REQUEST = new RequestFingerprint("");

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys idempotencyKeys;
    private final ApiKeys keys;
    private final Organizations organizations;
    private final IdSource ids;
    private final InstantSource clock;
    private final IdempotentExecution execution;

    public ApiKeyHandlers(OutPorts out, IdempotentExecution execution) {
        this.unitOfWork = out.store().unitOfWork();
        this.idempotencyKeys = out.store().idempotencyKeys();
        this.keys = out.store().apiKeys();
        this.organizations = out.store().organizations();
        this.ids = out.crypto().ids();
        this.clock = out.clock();
        this.execution = execution;
    }

    @Override
    public IdempotentResult<CreateApiKey.Result> create(
            Scope scope, KeyName name, @Nullable Duration lifetime, IdempotentRequest<CreateApiKey.Result> request) {
        return execution.inTransaction(scope, request, () -> createKey(scope, name, lifetime));
    }

    private CreateApiKey.Result createKey(Scope scope, KeyName name, @Nullable Duration lifetime) {
        Instant now = clock.instant();
        ApiKeySecret secret = ApiKeySecret.of(scope.mode(), ids.secret(ApiKeySecret.BYTES));
        ApiKey key = new ApiKey(
                new ApiKeyId(ids.next(IdKind.API_KEY, now)),
                name,
                secret.prefix(scope.mode()),
                secret.hash(),
                lifetime == null ? null : now.plus(lifetime),
                null,
                now);
        keys.insert(scope, key);
        return new CreateApiKey.Result(key, secret);
    }

    @Override
    public Page<ApiKey> list(Scope scope, PageRequest<ApiKeyId> page) {
        return keys.list(scope, page);
    }

    @Override
    public ApiKey delete(Scope scope, ApiKeyId id) {
        return keys.delete(scope, id).orElseThrow(IdKind.API_KEY::notFound);
    }

    @Override
    public Scope authenticate(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            throw PaymentsException.of(ErrorCode.UNAUTHORIZED, "Send your API key in the x-api-key header.");
        }
        Instant now = clock.instant();
        ApiKeys.Located located = keys.findByHash(new ApiKeySecret(secret).hash())
                .filter(found -> !found.key().isExpired(now))
                .orElseThrow(() -> PaymentsException.of(ErrorCode.UNAUTHORIZED, "This API key is not valid."));
        Instant lastUsedAt = located.key().lastUsedAt();
        if (lastUsedAt == null || lastUsedAt.plus(LAST_USED_PRECISION).isBefore(now)) {
            keys.markUsed(located.scope(), located.key().id(), now);
        }
        return located.scope();
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
        return createKey(new Scope(organization.id(), mode), name, null).secret();
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
