package dev.hexpay.adapter.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All cards that the sandbox accepts. */
final class TestCards {
    private static final String SUCCESSFUL_CARDS = "sandbox-cards.csv";
    private static final int LAST4_LENGTH = 4;

    private final Map<String, TestCard> byNumber = new HashMap<>();
    private final Map<String, TestCard> byName = new HashMap<>();

    TestCards() {
        for (SpecialCard special : SpecialCard.values()) {
            String name = special.name().toLowerCase(Locale.ROOT);
            add(special.number(), new TestCard(name, "visa", last4(special.number()), special.behavior()));
        }
        // country,number,brand
        for (String line : readSuccessfulCards()) {
            String[] fields = line.split(",", -1);
            String brand = fields[2];
            String name = uniqueName(fields[0].toLowerCase(Locale.ROOT) + "_" + brand);
            add(fields[1], new TestCard(name, brand, last4(fields[1]), CardBehavior.SUCCEEDS));
        }
    }

    Optional<TestCard> findByNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    TestCard requireByName(String name) {
        TestCard card = byName.get(name);
        if (card == null) {
            throw new IllegalStateException("the sandbox has no card " + name);
        }
        return card;
    }

    private void add(String number, TestCard card) {
        if (byNumber.put(number, card) != null || byName.put(card.name(), card) != null) {
            throw new IllegalStateException("the sandbox has two cards " + card.name());
        }
    }

    /** Numbers the cards of one country and brand by their order in the file, to which cards are only appended. */
    private String uniqueName(String base) {
        String name = base;
        for (int nth = 2; byName.containsKey(name); nth++) {
            name = base + "_" + nth;
        }
        return name;
    }

    private static String last4(String number) {
        return number.substring(number.length() - LAST4_LENGTH);
    }

    private static List<String> readSuccessfulCards() {
        try (InputStream in = TestCards.class.getResourceAsStream(SUCCESSFUL_CARDS)) {
            if (in == null) {
                throw new IllegalStateException(SUCCESSFUL_CARDS + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
