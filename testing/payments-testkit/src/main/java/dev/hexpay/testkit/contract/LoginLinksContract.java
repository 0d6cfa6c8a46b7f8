package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.anOperatorToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.LoginLinks;
import dev.hexpay.domain.operator.LoginLink;
import dev.hexpay.domain.operator.OperatorRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link LoginLinks} guarantees. */
public abstract class LoginLinksContract extends StoreContract {
    private static final Instant END = NOON.plus(LoginLink.LIFETIME);

    @Test
    void a_used_link_is_returned_with_all_it_was_stored_with() {
        for (OperatorRole role : OperatorRole.values()) {
            LoginLink link = new LoginLink(anOperatorToken().hash(), EdgeValues.widest(100), role, END, null);
            inUnit(() -> store.loginLinks().insert(link));
            assertThat(use(link, NOON)).contains(new LoginLink(link.tokenHash(), link.name(), role, END, NOON));
        }
    }

    @Test
    void a_link_is_used_once() {
        LoginLink link = stored(END);
        assertThat(use(link, NOON)).isPresent();
        assertThat(use(link, NOON)).isEmpty();
        assertThat(use(link, NOON.plusMillis(1))).isEmpty();
    }

    @Test
    void a_link_is_used_before_its_end_only() {
        assertThat(use(stored(END), END.minusMillis(1))).isPresent();
        assertThat(use(stored(END), END)).isEmpty();
    }

    @Test
    void an_unknown_link_is_not_used() {
        stored(END);
        assertThat(store.loginLinks().use(anOperatorToken().hash(), NOON)).isEmpty();
    }

    @Test
    void a_use_that_is_rolled_back_does_not_count() {
        LoginLink link = stored(END);
        inRolledBackUnit(() -> store.loginLinks().use(link.tokenHash(), NOON));
        assertThat(use(link, NOON)).isPresent();
    }

    @Test
    void of_concurrent_uses_one_succeeds() throws Exception {
        LoginLink link = stored(END);
        List<Optional<LoginLink>> used = Concurrency.concurrently(8, i -> use(link, NOON));
        assertThat(used.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void links_whose_end_is_past_are_deleted_up_to_the_limit() {
        List<LoginLink> past =
                List.of(stored(END.minusMillis(3)), stored(END.minusMillis(2)), stored(END.minusMillis(1)));
        LoginLink atTheEnd = stored(END);
        assertThat(delete(2)).isEqualTo(2);
        assertThat(use(past.get(0), NOON)).isEmpty();
        assertThat(use(past.get(2), NOON)).isPresent();
        assertThat(delete(10)).isEqualTo(1);
        assertThat(delete(10)).isZero();
        assertThat(use(atTheEnd, NOON)).isPresent();
    }

    private LoginLink stored(Instant expiresAt) {
        LoginLink link = new LoginLink(anOperatorToken().hash(), "Ada", OperatorRole.ADMIN, expiresAt, null);
        inUnit(() -> store.loginLinks().insert(link));
        return link;
    }

    private Optional<LoginLink> use(LoginLink link, Instant now) {
        return inUnit(() -> store.loginLinks().use(link.tokenHash(), now));
    }

    private int delete(int limit) {
        return inUnit(() -> store.loginLinks().deleteExpired(END, limit));
    }
}
