package dev.hexpay.architecture.guilty.application.port.out;

import dev.hexpay.architecture.Breaks;
import java.util.concurrent.CompletableFuture;

@Breaks("the core starts no threads and does not sleep")
record HandsOutFutures(CompletableFuture<String> answer) {}
