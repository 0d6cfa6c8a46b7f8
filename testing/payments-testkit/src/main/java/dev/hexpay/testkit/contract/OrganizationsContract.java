package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anOrganization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.Organizations;
import dev.hexpay.domain.tenant.Organization;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What {@link Organizations} guarantees. */
public abstract class OrganizationsContract extends StoreContract {
    @Test
    void an_organization_is_read_back_equal() {
        Organization organization = inserted(EdgeValues.widest(200), EdgeValues.LAST_MILLISECOND);
        assertThat(store.organizations().find(organization.id())).contains(organization);
    }

    @Test
    void an_unknown_organization_is_not_found() {
        inserted("Acme", NOON);
        assertThat(store.organizations().find(anOrganization().id())).isEmpty();
    }

    @Test
    void organizations_are_listed_oldest_first() {
        int before = store.organizations().all().size();
        Organization youngest = inserted("Third", NOON.plusMillis(2));
        Organization middle = inserted("Second", NOON.plusMillis(1));
        assertThat(store.organizations().all()).hasSize(before + 2).endsWith(middle, youngest);
        Organization oldest = inserted("First", NOON.minusMillis(1));
        assertThat(store.organizations().all()).hasSize(before + 3).startsWith(oldest);
    }

    @Test
    void a_concurrent_creation_waits_and_sees_the_first_organization() {
        Organization first = new Organization(anOrganization().id(), "First", NOON);
        assertThat(blockedUntilCommit(
                        () -> store.organizations().lockCreation(),
                        () -> store.organizations().insert(first),
                        () -> {
                            store.organizations().lockCreation();
                            return store.organizations().all();
                        }))
                .contains(first);
    }

    private Organization inserted(String name, Instant createdAt) {
        Organization organization = new Organization(anOrganization().id(), name, createdAt);
        inUnit(() -> store.organizations().insert(organization));
        return organization;
    }
}
