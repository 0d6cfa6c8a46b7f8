package dev.hexpay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.of("""
            | word | meaning |
            | --- | --- |
            | refund | Money returned to the payer. Not: return, give back. |
            | transaction | One attempt. Not: attempt (as a type or a table). |
            | idempotency record | The row of a key. Not: claim, as a noun. |
            | card token | A reference. Not: one-time token. |
            | error | A published error. Not: refusal, trouble. |
            | payer | The person at the payment page. |
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refusal",
                "StoredRefusals",
                "GiveBackRefund",
                "OneTimeToken",
                "Attempt",
                "Attempts",
                "Claim",
                "PaymentImpl",
                "JPEGUtil"
            })
    void banned_word_in_a_type_is_found(String name) {
        assertThat(vocabulary.inType(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"refusal", "giveBack", "give_back_is_rejected", "one_time_token", "REFUSALS", "nobody_knows"})
    void banned_word_in_a_member_is_found(String name) {
        assertThat(vocabulary.inMember(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attempt", "claim", "returns_the_result", "baseUrl", "token", "backUp", "bookkeeping"})
    void other_words_of_members_are_accepted(String name) {
        assertThat(vocabulary.inMember(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Payer", "Database", "DeliveryAttempt", "Unrefusable", "ServiceableTest"})
    void other_words_of_types_are_accepted(String name) {
        assertThat(vocabulary.inType(name)).isEmpty();
    }

    @Test
    void each_homonym_is_banned_by_the_glossary() {
        String glossary = Project.find().read("docs/glossary.md");

        assertThat(Vocabulary.of(glossary).terms())
                .filteredOn(term -> term.where() == Vocabulary.Where.AS_TYPE)
                .extracting(term -> String.join(" ", term.words()))
                .containsAll(Vocabulary.HOMONYMS.keySet());
    }

    @Test
    void glossary_bans_words_everywhere() {
        String glossary = Project.find().read("docs/glossary.md");

        assertThat(glossary.lines().filter(line -> line.contains("Not: ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(Vocabulary.of(line).terms())
                        .as(line)
                        .hasSizeGreaterThan(Vocabulary.of("").terms().size()));
    }

    @Test
    void message_says_what_to_use_instead() {
        assertThat(vocabulary.inMember("refusal"))
                .hasValueSatisfying(term -> assertThat(term.instead()).isEqualTo("'error'"));
    }
}
