package dev.hexpay.sharded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a request takes on shards and on one plain database, one after the other in turn. */
final class Overhead {
    private static final int WARMUP = Integer.getInteger("warmup", 200);
    private static final int ROUNDS = 5;
    private static final int REQUESTS = Integer.getInteger("requests", 40);

    private final Merchant plain;
    private final Merchant sharded;
    private int number;

    Overhead(Merchant plain, Merchant sharded) {
        this.plain = plain;
        this.sharded = sharded;
    }

    /** The medians in microseconds by operation: plain, sharded. */
    Map<String, long[]> measure() throws InterruptedException {
        Operations onPlain = new Operations(plain);
        Operations onShards = new Operations(sharded);
        Map<String, long[]> medians = new LinkedHashMap<>();
        for (String operation : List.of("create", "get", "list", "charge")) {
            onPlain.run(operation, WARMUP);
            onShards.run(operation, WARMUP);
            List<Long> plainTimes = new ArrayList<>();
            List<Long> shardedTimes = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                plainTimes.addAll(onPlain.run(operation, REQUESTS));
                shardedTimes.addAll(onShards.run(operation, REQUESTS));
            }
            medians.put(operation, new long[] {median(plainTimes), median(shardedTimes)});
        }
        return medians;
    }

    private static long median(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2) / 1000;
    }

    private final class Operations {
        private final Merchant merchant;
        private final String payment;
        private final String customer;

        Operations(Merchant merchant) throws InterruptedException {
            this.merchant = merchant;
            var paid = merchant.payLink("First", "first@example.com");
            this.payment = paid.get("id").asText();
            this.customer = paid.get("customerId").asText();
        }

        List<Long> run(String operation, int count) throws InterruptedException {
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "Measured-" + number++;
                long start = System.nanoTime();
                switch (operation) {
                    case "create" -> merchant.post("/payments", Merchant.body(name, customer), name);
                    case "get" -> merchant.get("/payments/" + payment);
                    case "list" -> merchant.get("/payments?limit=25");
                    case "charge" -> merchant.post("/payments/charge", Merchant.body(name, customer), name);
                    default -> throw new IllegalArgumentException(operation);
                }
                nanos.add(System.nanoTime() - start);
            }
            return nanos;
        }
    }
}
