package dev.hexpay.architecture.innocent.bootstrap;

/** May print. */
public final class Start {
    /** Never another. */
    public static final int PORT = 8080;

    private Start() {}

    static void main() {
        System.out.println(Checksum.of(PORT));
    }

    private record Checksum(int value) {
        static Checksum of(int value) {
            return new Checksum(value % 10);
        }
    }
}
