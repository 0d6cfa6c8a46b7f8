package dev.hexpay.bootstrap.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The browser of a machine. */
final class Browser {
    /** A program that has not failed by then is a browser that runs. */
    private static final long START_SECONDS = 3;

    private final List<String> opener;

    private Browser(List<String> opener) {
        this.opener = opener;
    }

    /** The browser that the system opens. */
    static Browser ofThisMachine() {
        return of(System.getProperty("os.name", ""));
    }

    /** The browser that a system of this name opens. */
    static Browser of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new Browser(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        return new Browser(List.of(name.startsWith("mac") ? "open" : "xdg-open"));
    }

    /** The command that opens a page; no shell reads it. */
    List<String> commandFor(URI page) {
        List<String> command = new ArrayList<>(opener);
        command.add(page.toString());
        return command;
    }

    /** Opens a page; whether there is a browser. */
    boolean open(URI page) {
        try {
            Process process = new ProcessBuilder(commandFor(page))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return !process.waitFor(START_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
