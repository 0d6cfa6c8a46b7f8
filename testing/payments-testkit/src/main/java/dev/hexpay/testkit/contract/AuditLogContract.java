package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static dev.hexpay.testkit.Builders.aPaymentId;
import static dev.hexpay.testkit.Builders.anAuditEntryId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.application.page.PageRequest;
import dev.hexpay.application.port.out.AuditLog;
import dev.hexpay.domain.operator.AuditEntry;
import dev.hexpay.domain.operator.AuditEntry.Outcome;
import dev.hexpay.domain.operator.OperatorAction;
import dev.hexpay.domain.operator.OperatorRole;
import dev.hexpay.domain.tenant.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link AuditLog} guarantees. */
public abstract class AuditLogContract extends StoreContract {
    private static final Outcome UNKNOWN = Outcome.Unknown.INSTANCE;
    private static final Outcome SUCCEEDED = Outcome.Succeeded.INSTANCE;
    private static final Outcome REFUSED = new Outcome.Refused("forbidden");

    private final String subject = aPaymentId().value();
    private final String otherSubject = aPaymentId().value();

    @Test
    void an_entry_is_read_back_equal() {
        List<AuditEntry> entries = new ArrayList<>();
        int number = 0;
        for (OperatorAction action : OperatorAction.values()) {
            Outcome outcome = List.of(UNKNOWN, SUCCEEDED, REFUSED).get(number % 3);
            OperatorRole role = action.required();
            Instant at = NOON.plusMillis(++number);
            entries.add(
                    0,
                    inserted(
                            scope,
                            new AuditEntry(
                                    anAuditEntryId(at),
                                    EdgeValues.widest(100),
                                    role,
                                    action,
                                    number % 2 == 0 ? null : subject,
                                    at,
                                    outcome)));
        }
        assertThat(listed(scope, null)).containsExactlyElementsOf(entries);
    }

    @Test
    void completing_an_entry_changes_its_subject_and_outcome_only() {
        for (Scope each : new Scope[] {scope, null}) {
            AuditEntry started = inserted(each, entry(NOON, null, UNKNOWN));
            AuditEntry other = inserted(each, entry(NOON.plusMillis(1), null, UNKNOWN));
            AuditEntry changed = new AuditEntry(
                    started.id(),
                    "Eve",
                    OperatorRole.ADMIN,
                    OperatorAction.DELETE_API_KEY,
                    subject,
                    NOON.plusSeconds(9),
                    REFUSED);
            inUnit(() -> store.auditLog().complete(each, changed));
            assertThat(listed(each, null))
                    .containsExactly(other, started.about(subject).ended(REFUSED));
        }
    }

    @Test
    void an_entry_of_another_scope_is_not_completed() {
        AuditEntry started = inserted(scope, entry(NOON, subject, UNKNOWN));
        List<@Nullable Scope> others = new ArrayList<>(otherScopes);
        others.add(null);
        for (Scope other : others) {
            assertThatThrownBy(() -> inUnit(() -> store.auditLog().complete(other, started.ended(SUCCEEDED))))
                    .as("%s", other)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(listed(scope, null)).containsExactly(started);
    }

    @Test
    void entries_are_listed_in_their_own_scope_only() {
        AuditEntry own = inserted(scope, entry(NOON, subject, SUCCEEDED));
        AuditEntry ofNone = inserted(null, entry(NOON, subject, SUCCEEDED));
        for (Scope otherScope : otherScopes) {
            AuditEntry foreign = inserted(otherScope, entry(NOON, subject, SUCCEEDED));
            assertThat(listed(otherScope, null)).as("%s", otherScope).containsExactly(foreign);
            assertThat(listed(otherScope, subject)).as("%s", otherScope).containsExactly(foreign);
        }
        assertThat(listed(scope, null)).containsExactly(own);
        assertThat(listed(scope, subject)).containsExactly(own);
        assertThat(listed(null, null)).containsExactly(ofNone);
        assertThat(listed(null, subject)).containsExactly(ofNone);
    }

    @Test
    void entries_of_one_object_are_listed_newest_first() {
        AuditEntry later = inserted(scope, entry(NOON.plusMillis(1), subject, SUCCEEDED));
        AuditEntry earlier = inserted(scope, entry(NOON, subject, SUCCEEDED));
        inserted(scope, entry(NOON, otherSubject, SUCCEEDED));
        inserted(scope, entry(NOON, null, SUCCEEDED));
        assertThat(listed(scope, subject)).containsExactly(later, earlier);
    }

    @Test
    void pages_of_entries_have_no_gaps_or_duplicates() {
        for (Scope each : new Scope[] {scope, null}) {
            List<AuditEntry> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(0, inserted(each, entry(NOON.plusMillis(i / 3), subject, SUCCEEDED)));
            }
            for (int limit = 1; limit <= 8; limit++) {
                assertThat(PagedReader.readAll(
                                page -> store.auditLog().list(each, null, page), AuditEntry::id, limit, () -> {}))
                        .as("in pages of %s", limit)
                        .containsExactlyElementsOf(all);
            }
        }
    }

    @Test
    void entries_of_several_objects_are_found_oldest_first() {
        AuditEntry third = inserted(scope, entry(NOON.plusMillis(2), otherSubject, SUCCEEDED));
        AuditEntry first = inserted(scope, entry(NOON, subject, SUCCEEDED));
        AuditEntry second = inserted(scope, entry(NOON.plusMillis(1), otherSubject, UNKNOWN));
        inserted(scope, entry(NOON, aPaymentId().value(), SUCCEEDED));
        inserted(scope, entry(NOON, null, SUCCEEDED));
        assertThat(ofSubjects(scope, List.of(otherSubject, subject), 10)).containsExactly(first, second, third);
        assertThat(ofSubjects(scope, List.of(otherSubject, subject, subject), 2))
                .containsExactly(first, second);
        assertThat(ofSubjects(scope, List.of(), 10)).isEmpty();
    }

    @Test
    void entries_of_several_objects_are_found_in_their_own_scope_only() {
        AuditEntry own = inserted(scope, entry(NOON, subject, SUCCEEDED));
        inserted(null, entry(NOON, subject, SUCCEEDED));
        for (Scope otherScope : otherScopes) {
            AuditEntry foreign = inserted(otherScope, entry(NOON, subject, SUCCEEDED));
            assertThat(ofSubjects(otherScope, List.of(subject), 10))
                    .as("%s", otherScope)
                    .containsExactly(foreign);
        }
        assertThat(ofSubjects(scope, List.of(subject), 10)).containsExactly(own);
    }

    private static AuditEntry entry(Instant at, @Nullable String about, Outcome outcome) {
        return new AuditEntry(
                anAuditEntryId(at), "Ada", OperatorRole.SUPPORT, OperatorAction.CANCEL_PAYMENT, about, at, outcome);
    }

    private AuditEntry inserted(@Nullable Scope where, AuditEntry entry) {
        inUnit(() -> store.auditLog().insert(where, entry));
        return entry;
    }

    private List<AuditEntry> listed(@Nullable Scope where, @Nullable String about) {
        return store.auditLog().list(where, about, PageRequest.first(100)).items();
    }

    private List<AuditEntry> ofSubjects(Scope where, List<String> subjects, int limit) {
        return store.auditLog().ofSubjects(where, subjects, limit);
    }
}
