package dev.hexpay.testkit.usecase;

import static dev.hexpay.testkit.Builders.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hexpay.application.port.in.CreateApiKey;
import dev.hexpay.application.port.in.CreateCustomer;
import dev.hexpay.application.port.in.CreateCustomer.Novelty;
import dev.hexpay.application.port.in.CustomerReference;
import dev.hexpay.application.port.in.CustomerView;
import dev.hexpay.application.port.in.Once;
import dev.hexpay.application.port.out.PageRequest;
import dev.hexpay.domain.customer.Customer;
import dev.hexpay.domain.customer.Customer.Profile;
import dev.hexpay.domain.organization.ApiKey;
import dev.hexpay.domain.organization.ApiKeySecret;
import dev.hexpay.domain.organization.KeyName;
import dev.hexpay.domain.organization.Organization;
import dev.hexpay.domain.refusal.Refusal;
import dev.hexpay.domain.refusal.RefusalCode;
import dev.hexpay.domain.scope.Mode;
import dev.hexpay.domain.scope.Scope;
import dev.hexpay.testkit.TestCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeysAndCustomersTest {
    private final Shop shop = new Shop();

    @Test
    void a_key_opens_the_scope_that_it_was_made_for() {
        for (Scope scope : List.of(shop.scope, shop.live)) {
            CreateApiKey.Result made = key(scope, null);
            assertThat(authenticate(made.secret().value())).isEqualTo(scope);
            assertThat(made.secret().value()).startsWith("ck_" + scope.mode().wire() + "_");
        }
    }

    @Test
    void nothing_and_a_wrong_secret_open_nothing() {
        String right = key(shop.scope, null).secret().value();
        for (String wrong :
                new String[] {null, "", " ", "ck_sandbox_nope", right + "x", right.toUpperCase(Locale.ROOT)}) {
            assertThat(refused(() -> authenticate(wrong)).code()).as(wrong).isEqualTo(RefusalCode.UNAUTHORIZED);
        }
    }

    @Test
    void an_expired_key_opens_nothing() {
        CreateApiKey.Result made = key(shop.scope, Duration.ofDays(1));
        shop.clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(authenticate(made.secret().value())).isEqualTo(shop.scope);
        shop.clock.advance(Duration.ofMillis(1));
        assertThat(refused(() -> authenticate(made.secret().value())).code()).isEqualTo(RefusalCode.UNAUTHORIZED);
    }

    @Test
    void a_deleted_key_opens_nothing_at_once() {
        CreateApiKey.Result made = key(shop.scope, null);
        assertThat(shop.useCases.deleteApiKey().delete(shop.scope, made.key().id()))
                .isEqualTo(made.key());
        assertThat(refused(() -> authenticate(made.secret().value())).code()).isEqualTo(RefusalCode.UNAUTHORIZED);
        assertThat(refused(() -> shop.useCases
                                .deleteApiKey()
                                .delete(shop.scope, made.key().id()))
                        .code())
                .isEqualTo(RefusalCode.API_KEY_NOT_FOUND);
    }

    @Test
    void the_use_of_a_key_is_noted_once_a_minute() {
        CreateApiKey.Result made = key(shop.scope, null);
        Instant first = shop.clock.instant();
        authenticate(made.secret().value());
        assertThat(lastUse()).isEqualTo(first);
        shop.clock.advance(Duration.ofSeconds(60));
        authenticate(made.secret().value());
        assertThat(lastUse()).isEqualTo(first);
        shop.clock.advance(Duration.ofMillis(1));
        authenticate(made.secret().value());
        assertThat(lastUse()).isEqualTo(shop.clock.instant());
    }

    @Test
    void the_first_organization_is_founded_once() {
        assertThat(shop.useCases.foundOrganization().foundIfNone("Second")).isEmpty();
        assertThat(shop.useCases.foundOrganization().organization("Second")).isEqualTo(shop.organization);
    }

    @Test
    void an_operator_makes_keys_to_an_organization() {
        Organization organization = shop.useCases.foundOrganization().organization("Acme");
        ApiKeySecret secret =
                shop.useCases.foundOrganization().issueKey(organization, Mode.LIVE, new KeyName("Operator"));
        assertThat(authenticate(secret.value())).isEqualTo(shop.live);
    }

    @Test
    void a_customer_is_made_once_by_the_merchants_own_id() {
        Profile first = aCustomer().knownAs("user_42").at("ada@example.com").profile();
        CreateCustomer.Result made = create(first);
        assertThat(made.novelty()).isEqualTo(Novelty.NEW);
        CreateCustomer.Result again =
                create(aCustomer().knownAs("user_42").at("bob@example.com").profile());
        assertThat(again.novelty()).isEqualTo(Novelty.KNOWN);
        assertThat(again.customer()).isEqualTo(made.customer());
        assertThat(shop.eventNames()).containsExactly("customer.created");
    }

    @Test
    void many_customers_are_made_in_their_order() {
        List<Customer> made = shop.useCases
                .batchCreateCustomers()
                .createAll(
                        shop.scope,
                        List.of(
                                aCustomer().knownAs("user_1").profile(),
                                aCustomer().knownAs("user_2").profile(),
                                aCustomer().knownAs("user_1").profile()),
                        Once.unkeyed())
                .result();
        assertThat(made).extracting(Customer::merchantsId).containsExactly("user_1", "user_2", "user_1");
        assertThat(made.get(2)).isEqualTo(made.get(0));
        assertThat(shop.eventNames()).containsExactly("customer.created", "customer.created");
    }

    @Test
    void a_change_is_kept_and_told_and_no_change_is_not() {
        Customer ada = shop.customer(aCustomer().knownAs("user_42").profile());
        shop.clock.advance(Duration.ofSeconds(1));
        Profile renamed = aCustomer().knownAs("user_42").named("Ada").profile();
        Customer changed = update("user_42", renamed).customer();
        assertThat(changed.profile()).isEqualTo(renamed);
        assertThat(changed.createdAt()).isEqualTo(ada.createdAt());
        assertThat(changed.updatedAt()).isEqualTo(shop.clock.instant());
        assertThat(update(ada.id().value(), renamed).customer()).isEqualTo(changed);
        assertThat(shop.eventNames()).containsExactly("customer.created", "customer.updated");
    }

    @Test
    void the_own_id_of_another_customer_is_refused() {
        shop.customer(aCustomer().knownAs("user_1").profile());
        Customer second = shop.customer(aCustomer().knownAs("user_2").profile());
        assertThat(refused(() -> update("user_2", aCustomer().knownAs("user_1").profile()))
                        .code())
                .isEqualTo(RefusalCode.DUPLICATE);
        assertThat(view("user_2").customer()).isEqualTo(second);
    }

    @Test
    void a_customer_is_shown_with_the_method_that_a_charge_would_use() {
        Customer payer = shop.customerWith(TestCard.WORKS);
        CustomerView view = view(payer.id().value());
        assertThat(view.defaultMethod()).isNotNull();
        assertThat(view.defaultMethod().card().last4()).isEqualTo("4242");
        shop.customer(aCustomer().at("bob@example.com").profile());
        assertThat(shop.useCases
                        .listCustomers()
                        .list(shop.scope, null, PageRequest.first(10))
                        .items())
                .hasSize(2)
                .contains(view);
    }

    @Test
    void an_unknown_customer_is_refused() {
        assertThat(refused(() -> view("user_42")).code()).isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
        assertThat(refused(() -> update("user_42", aCustomer().profile())).code())
                .isEqualTo(RefusalCode.CUSTOMER_NOT_FOUND);
    }

    private CreateApiKey.Result key(Scope scope, @Nullable Duration lifetime) {
        return shop.useCases
                .createApiKey()
                .create(scope, new KeyName("Backend"), lifetime, Once.unkeyed())
                .result();
    }

    private Scope authenticate(@Nullable String secret) {
        return shop.useCases.authenticateApiKey().authenticate(secret);
    }

    private Instant lastUse() {
        List<ApiKey> keys = shop.useCases
                .listApiKeys()
                .list(shop.scope, PageRequest.first(10))
                .items();
        return keys.get(0).lastUsedAt();
    }

    private CreateCustomer.Result create(Profile profile) {
        return shop.useCases
                .createCustomer()
                .create(shop.scope, profile, Once.unkeyed())
                .result();
    }

    private CustomerView update(String reference, Profile profile) {
        return shop.useCases
                .updateCustomer()
                .update(shop.scope, new CustomerReference(reference), before -> profile, Once.unkeyed())
                .result();
    }

    private CustomerView view(String reference) {
        return shop.useCases.getCustomer().get(shop.scope, new CustomerReference(reference));
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
