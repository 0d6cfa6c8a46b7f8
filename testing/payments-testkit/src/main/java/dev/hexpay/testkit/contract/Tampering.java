package dev.hexpay.testkit.contract;

/** Changes of protected texts that a check must detect. */
final class Tampering {
    private Tampering() {}

    /** The text with another letter or digit at this position. */
    static String withOtherCharacterAt(String text, int position) {
        char other = text.charAt(position) == 'A' ? 'Q' : 'A';
        return text.substring(0, position) + other + text.substring(position + 1);
    }
}
