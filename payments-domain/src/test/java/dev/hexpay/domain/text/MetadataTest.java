package dev.hexpay.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexpay.domain.Rejection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static Map<String, String> entries(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key" + i, i -> "value"));
    }

    @Test
    void entries_keep_their_order() {
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("z", "1");
        sent.put("a", "2");
        sent.put("m", "");

        assertThat(new Metadata(sent).entries().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void entries_are_an_immutable_copy() {
        Map<String, String> sent = new LinkedHashMap<>(Map.of("a", "1"));
        Metadata metadata = new Metadata(sent);
        sent.put("b", "2");

        assertThat(metadata.entries()).containsExactly(Map.entry("a", "1"));
        assertThatThrownBy(() -> metadata.entries().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void more_than_50_entries_are_rejected() {
        assertThat(new Metadata(entries(50)).entries()).hasSize(50);
        assertThat(Rejection.messagesOf(() -> new Metadata(entries(51))))
                .containsExactly("must have at most 50 entries");
    }

    @Test
    void keys_have_at_most_40_and_values_at_most_500_characters() {
        String key = "😀".repeat(40);
        String value = "😀".repeat(500);

        assertThat(new Metadata(Map.of(key, value)).entries()).containsEntry(key, value);
        assertThat(Rejection.messagesOf(() -> new Metadata(Map.of(key + "x", value))))
                .containsExactly("must have keys of 1 to 40 characters");
        assertThat(Rejection.messagesOf(() -> new Metadata(Map.of("note", value + "x"))))
                .containsExactly("note: must have at most 500 characters");
    }

    @Test
    void all_violations_are_reported_together_without_duplicates() {
        Map<String, String> sent = new LinkedHashMap<>(entries(46));
        sent.put("", "no key");
        sent.put("k".repeat(41), "long key");
        sent.put("a\nb", "key of two lines");
        sent.put("note", "v".repeat(501));
        sent.put("half", "\ud83d");

        assertThat(Rejection.messagesOf(() -> new Metadata(sent)))
                .containsExactly(
                        "must have at most 50 entries",
                        "must have keys of 1 to 40 characters",
                        "must have keys without control characters",
                        "note: must have at most 500 characters",
                        "half: must not contain control characters");
    }

    @Test
    void a_value_may_be_empty_or_have_several_lines() {
        assertThat(new Metadata(Map.of("a", "", "b", "one\r\n\ttwo")).entries()).hasSize(2);
    }
}
