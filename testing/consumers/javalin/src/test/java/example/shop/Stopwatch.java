package example.shop;

import java.lang.management.ManagementFactory;

/** Prints how long the first payment and charge have taken in a cold JVM. */
final class Stopwatch {
    private final long started = System.nanoTime();

    void print() {
        long age = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.printf(
                "first payment and charge: %d ms, %d ms after the start of the JVM%n",
                (System.nanoTime() - started) / 1_000_000, age);
    }
}
