package dev.hexpay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final URI PAGE = URI.create("http://localhost:8080/pay/a");

    @Test
    void each_system_opens_a_page_with_its_own_program() {
        assertThat(Browser.of("Linux").commandFor(PAGE)).containsExactly("xdg-open", PAGE.toString());
        assertThat(Browser.of("Mac OS X").commandFor(PAGE)).containsExactly("open", PAGE.toString());
        assertThat(Browser.of("Windows 11").commandFor(PAGE))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", PAGE.toString());
    }
}
