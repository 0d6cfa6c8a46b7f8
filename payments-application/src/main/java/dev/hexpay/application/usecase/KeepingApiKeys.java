package dev.hexpay.application.usecase;

import dev.hexpay.application.port.in.Answered;
import dev.hexpay.application.port.in.AuthenticateApiKey;
import dev.hexpay.application.port.in.CreateApiKey;
import dev.hexpay.application.port.in.DeleteApiKey;
import dev.hexpay.application.port.in.FoundOrganization;
import dev.hexpay.application.port.in.ListApiKeys;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.ApiKeys;
import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.application.port.out.IdempotencyKey;
import dev.hexpay.application.port.out.IdempotencyKeys;
import dev.hexpay.application.port.out.IdempotencyKeys.Claim;
import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.application.port.out.OutPorts;
import dev.hexpay.application.port.out.Page;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.application.port.out.RequestFingerprint;
import dev.hexpay.application.port.out.UnitOfWork;
import dev.hexpay.domain.id.ApiKeyId;
import dev.hexpay.domain.id.IdKind;
import dev.hexpay.domain.id.OrganizationId;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.organization.ApiKeySecret;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, checks, lists and deletes API keys, and founds the organization that they open. */
final class KeepingApiKeys implements CreateApiKey, ListApiKeys, DeleteApiKey, AuthenticateApiKey, FoundOrganization {
    /** A key in use is noted once in this time, not on every request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final Scope NOBODY = new Scope(new OrganizationId(new UUID(0, 0)), Mode.SANDBOX);
    private static final IdempotencyKey FOUNDING = new IdempotencyKey("founding");
    private static final RequestFingerprint NOT_A_REQUEST = new RequestFingerprint("");

    private final UnitOfWork unitOfWork;
    private final IdempotencyKeys idempotencyKeys;
    private final ApiKeys keys;
    private final Organizations organizations;
    private final IdSource ids;
    private final InstantSource clock;
    private final OnceOnly onceOnly;

    KeepingApiKeys(OutPorts out, OnceOnly onceOnly) {
        this.unitOfWork = out.unitOfWork();
        this.idempotencyKeys = out.idempotencyKeys();
        this.keys = out.apiKeys();
        this.organizations = out.organizations();
        this.ids = out.ids();
        this.clock = out.clock();
        this.onceOnly = onceOnly;
    }

    @Override
    public Answered<CreateApiKey.Result> create(
            Scope scope, KeyName name, @Nullable Duration lifetime, Once<CreateApiKey.Result> once) {
        return onceOnly.inOneUnit(scope, once, () -> made(scope, name, lifetime));
    }

    private CreateApiKey.Result made(Scope scope, KeyName name, @Nullable Duration lifetime) {
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
    public Scope authenticate(@Nullable String presented) {
        if (presented == null || presented.isBlank()) {
            throw Refusal.of(RefusalCode.UNAUTHORIZED, "Send your API key in the x-api-key header.");
        }
        Instant now = clock.instant();
        ApiKeys.Located located = keys.findByHash(new ApiKeySecret(presented).hash())
                .filter(found -> !found.key().isExpired(now))
                .orElseThrow(() -> Refusal.of(RefusalCode.UNAUTHORIZED, "This API key is not valid."));
        Instant noted = located.key().lastUsedAt();
        if (noted == null || noted.plus(NOTED_EVERY).isBefore(now)) {
            keys.touch(located.scope(), located.key().id(), now);
        }
        return located.scope();
    }

    @Override
    public Optional<ApiKeySecret> foundIfNone(String name) {
        return unitOfWork.inTransaction(() -> {
            awaitOtherFounders();
            return organizations.all().isEmpty()
                    ? Optional.of(issueKey(found(name), Mode.SANDBOX, new KeyName("First key")))
                    : Optional.empty();
        });
    }

    @Override
    public Organization organization(String name) {
        return unitOfWork.inTransaction(() -> {
            awaitOtherFounders();
            List<Organization> all = organizations.all();
            return all.isEmpty() ? found(name) : all.get(0);
        });
    }

    /** Of servers that start at once on an empty database, whoever claims second waits, and finds what the first made. */
    private void awaitOtherFounders() {
        idempotencyKeys.claim(NOBODY, new Claim(FOUNDING, NOT_A_REQUEST, null, clock.instant(), null), Instant.EPOCH);
    }

    @Override
    public ApiKeySecret issueKey(Organization organization, Mode mode, KeyName name) {
        return made(new Scope(organization.id(), mode), name, null).secret();
    }

    @Override
    public Organization found(String name) {
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
