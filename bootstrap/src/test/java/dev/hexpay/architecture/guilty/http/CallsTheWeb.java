package dev.hexpay.architecture.guilty.http;

import dev.hexpay.architecture.Breaks;
import java.net.http.HttpClient;

@Breaks("a technology is known only where it is granted")
record CallsTheWeb(HttpClient client) {}
