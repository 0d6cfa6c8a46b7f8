package dev.hexpay.architecture.innocent.tax.table;

final class Rates {
    private Rates() {}

    static double shown(long partsPerMillion) {
        return partsPerMillion / 1e4;
    }
}
