package dev.hexpay.adapter.http;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A server for all tests of the class, with a new merchant for each test. */
abstract class MerchantTestBed {
    static final String KEY = "Idempotency-Key";

    static TestServer server;
    MerchantClient merchant;
    Client client;

    @BeforeAll
    static void start() {
        server = new TestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void createMerchant() {
        merchant = MerchantClient.of(server);
        client = merchant.client();
    }
}
