package dev.hexpay.testkit.contract;

import static dev.hexpay.testkit.Builders.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexpay.application.port.out.IdSource;
import dev.hexpay.domain.id.IdKind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link IdSource} guarantees. */
public abstract class IdSourceContract {
    /** A source of ids; it may be used concurrently. */
    protected abstract IdSource ids();

    @ParameterizedTest
    @EnumSource
    void an_id_has_the_form_of_its_kind(IdKind kind) {
        assertThat(ids().next(kind, NOON)).matches(kind::matches);
    }

    @Test
    void an_id_sorts_after_the_ids_of_earlier_milliseconds() {
        IdSource ids = ids();
        List<String> created = new ArrayList<>();
        for (long millis = 1; millis < 100_000_000_000L; millis *= 3) {
            created.add(ids.next(IdKind.PAYMENT, NOON.plusMillis(millis)));
        }
        assertThat(created).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ids_of_many_threads_are_unique() throws Exception {
        IdSource ids = ids();
        List<List<String>> created = Concurrency.concurrently(
                8,
                thread -> IntStream.range(0, 2_500)
                        .mapToObj(i -> ids.next(IdKind.TRANSACTION, NOON))
                        .toList());
        assertThat(created.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void a_uuid_is_never_repeated() {
        IdSource ids = ids();
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> ids.uuid())).doesNotHaveDuplicates();
    }

    @Test
    void a_secret_has_the_given_length_and_is_never_repeated() {
        IdSource ids = ids();
        assertThat(ids.secret(0)).isEmpty();
        assertThat(ids.secret(1)).hasSize(1);
        List<String> secrets = IntStream.range(0, 100)
                .mapToObj(i -> HexFormat.of().formatHex(ids.secret(32)))
                .toList();
        assertThat(secrets).doesNotHaveDuplicates().allMatch(hex -> hex.length() == 64);
    }
}
