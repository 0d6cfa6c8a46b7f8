package dev.hexpay.testing.stripe.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All requests in the order of their arrival, those that failed too. */
public final class Recording {
    private final List<RecordedRequest> requests = new ArrayList<>();

    synchronized void add(RecordedRequest request) {
        requests.add(request);
    }

    /** The requests. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many requests had this method and path; a star in the path stands for one segment. */
    public long count(String method, String path) {
        return requests().stream().filter(Faults.on(method, path)).count();
    }

    /** The requests as text for a golden file, with an empty line between two. */
    public String text() {
        return requests().stream().map(RecordedRequest::text).collect(Collectors.joining("\n"));
    }

    /** Forgets what was recorded. */
    public synchronized void clear() {
        requests.clear();
    }
}
