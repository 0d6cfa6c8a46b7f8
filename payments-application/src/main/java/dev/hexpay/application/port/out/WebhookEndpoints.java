package dev.hexpay.application.port.out;

import dev.hexpay.application.page.Page;
import dev.hexpay.application.page.PageRequest;
import dev.hexpay.domain.id.WebhookEndpointId;
import dev.hexpay.domain.tenant.Scope;
import dev.hexpay.domain.tenant.Scoped;
import dev.hexpay.domain.webhook.WebhookEndpoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The webhook endpoints, each with the time from which one of its deliveries is due. An endpoint outside the given scope
 * is not found.
 */
public interface WebhookEndpoints {
    /** Inserts a new endpoint, for which nothing is due; it reads back equal to the given one. */
    void insert(Scope scope, WebhookEndpoint endpoint);

    /**
     * Saves a changed endpoint that the unit of work has locked; {@link IllegalStateException} when this scope does not have
     * its id.
     */
    void save(Scope scope, WebhookEndpoint endpoint);

    /** The endpoint, if it exists. */
    Optional<WebhookEndpoint> find(Scope scope, WebhookEndpointId id);

    /** The endpoint, locked until the unit of work ends. */
    Optional<WebhookEndpoint> lock(Scope scope, WebhookEndpointId id);

    /** The endpoint with this id in any scope, for the operator. */
    Optional<Scoped<WebhookEndpoint>> findInAnyScope(WebhookEndpointId id);

    /**
     * At most {@code limit} endpoints of all scopes, in the order of their ids.
     *
     * @param after the id after which they begin; null for the first ones
     */
    List<Scoped<WebhookEndpoint>> inAnyScope(@Nullable WebhookEndpointId after, int limit);

    /** Deletes the endpoint; no error when it does not exist. Its deliveries are never due again and are deleted by age. */
    void delete(Scope scope, WebhookEndpointId id);

    /** The endpoints, newest first. */
    Page<WebhookEndpoint> list(Scope scope, PageRequest<WebhookEndpointId> page);

    /** Every endpoint of the scope, oldest first; there are few. */
    List<WebhookEndpoint> all(Scope scope);

    /**
     * Serializes the creation of endpoints of a scope: another unit of work that calls this for the scope waits until the open
     * one has ended, and then sees what it created.
     */
    void lockCreation(Scope scope);

    /**
     * Leases the active endpoint of any scope that has been due for the longest, until {@code leasedUntil}: no two
     * concurrent workers get the same one. It is returned as it is stored.
     *
     * @param lane healthy endpoints, or those whose last attempt failed
     */
    Optional<Scoped<WebhookEndpoint>> lease(Lane lane, Instant now, Instant leasedUntil);

    /** Which endpoints a worker serves, so that failing ones keep no worker from healthy ones. */
    enum Lane {
        HEALTHY,
        FAILING
    }

    /**
     * The endpoints have deliveries that are due at {@code dueAt}. One that is due earlier stays so, and so does a lease. They are
     * locked until the unit of work ends, so that no worker releases them before it sees those deliveries.
     */
    void wake(Scope scope, Collection<WebhookEndpointId> ids, Instant dueAt);

    /**
     * Sets when an endpoint that is locked is due next, null when nothing is, and ends the lease until {@code leasedUntil}. A
     * later one is that of another worker and stays.
     */
    void release(Scope scope, WebhookEndpointId id, Instant leasedUntil, @Nullable Instant nextDueAt);
}
