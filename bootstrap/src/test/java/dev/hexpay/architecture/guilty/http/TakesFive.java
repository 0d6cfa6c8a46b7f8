package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;

@Breaks("public methods take at most four parameters")
final class TakesFive {
    private final String all;

    TakesFive(String all) {
        this.all = all;
    }

    public String join(String a, String b, String c, String d, String e) {
        return all + a + b + c + d + e;
    }
}
