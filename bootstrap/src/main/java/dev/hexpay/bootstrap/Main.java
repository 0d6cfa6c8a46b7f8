package dev.hexpay.bootstrap;

/** Starts Hexpay from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("hexpay");
    }
}
