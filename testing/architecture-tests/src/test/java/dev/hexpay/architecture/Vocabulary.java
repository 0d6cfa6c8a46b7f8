package dev.hexpay.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that names must not contain.
 *
 * @param terms the words, each with what to use instead
 */
record Vocabulary(List<Term> terms) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]*Not: ([^|]+?)\\.? *\\|$");
    private static final Pattern BOUNDARY = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern QUALIFIED = Pattern.compile("\\([^)]*\\)|, as a [a-z]+");

    /** Suffixes that say nothing about a type. */
    private static final Set<String> EMPTY = Set.of("impl", "manager", "helper", "util", "utils", "base", "service");

    /** Words that look like English and are no terms of the field. */
    private static final Set<String> DIALECT = Set.of(
            "book",
            "deed",
            "dice",
            "doomed",
            "door",
            "heard",
            "letterhead",
            "moody",
            "nobody",
            "patience",
            "somebody",
            "tell",
            "told",
            "trouble",
            "typewriter",
            "whoever",
            "whosever",
            "wish");

    /** Banned words that have another meaning, too: they must not be the whole name of a type. Each with that meaning. */
    static final Map<String, String> HOMONYMS = Map.of(
            "answer", "a provider answers or does not",
            "attempt", "a delivery is attempted again",
            "claim", "an e-mail address is claimed for one customer",
            "call", "code calls a method or a provider",
            "return", "a method returns a result");

    /** Where a term is banned. */
    enum Where {
        EVERYWHERE,
        IN_TYPES,
        AS_TYPE
    }

    /**
     * A banned word or phrase.
     *
     * @param words the word, or the words of the phrase, in lower case
     * @param instead what to use
     * @param where which names must not contain it
     */
    record Term(List<String> words, String instead, Where where) {
        static Term of(String phrase, String instead, Where where) {
            return new Term(Arrays.asList(phrase.toLowerCase(Locale.ROOT).split("[^a-z]+")), instead, where);
        }

        /** Whether the name of a type is wrong because of this term. */
        boolean isInType(List<String> name) {
            return where == Where.AS_TYPE ? name.equals(words) || name.equals(plural()) : isIn(name);
        }

        /** Whether the name of a method or a field is wrong because of this term. */
        boolean isInMember(List<String> name) {
            return where == Where.EVERYWHERE && isIn(name);
        }

        private boolean isIn(List<String> name) {
            return Collections.indexOfSubList(name, words) >= 0 || Collections.indexOfSubList(name, plural()) >= 0;
        }

        private List<String> plural() {
            List<String> plural = new ArrayList<>(words);
            plural.set(words.size() - 1, words.get(words.size() - 1) + "s");
            return plural;
        }
    }

    /** The words after "Not:" in the glossary, the dialect and the empty suffixes. */
    static Vocabulary of(String glossary) {
        List<Term> terms = new ArrayList<>();
        Matcher line = LINE.matcher(glossary);
        while (line.find()) {
            boolean isQualified = QUALIFIED.matcher(line.group(2)).find();
            Arrays.stream(QUALIFIED.matcher(line.group(2)).replaceAll("").split(","))
                    .map(String::strip)
                    .forEach(phrase ->
                            terms.add(Term.of(phrase, "'" + line.group(1).strip() + "'", where(phrase, isQualified))));
        }
        DIALECT.forEach(word -> terms.add(Term.of(word, "a term of docs/glossary.md", Where.EVERYWHERE)));
        EMPTY.forEach(word -> terms.add(Term.of(word, "what the type is", Where.IN_TYPES)));
        return new Vocabulary(terms);
    }

    /** The term that the name of a type contains. */
    Optional<Term> inType(String name) {
        List<String> words = words(name);
        return terms.stream().filter(term -> term.isInType(words)).findFirst();
    }

    /** The term that the name of a method or a field contains. */
    Optional<Term> inMember(String name) {
        List<String> words = words(name);
        return terms.stream().filter(term -> term.isInMember(words)).findFirst();
    }

    private static Where where(String phrase, boolean isQualified) {
        if (HOMONYMS.containsKey(phrase)) {
            return Where.AS_TYPE;
        }
        return isQualified ? Where.IN_TYPES : Where.EVERYWHERE;
    }

    private static List<String> words(String name) {
        return BOUNDARY.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }
}
