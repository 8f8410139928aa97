package org.opencarnet.xds.soap;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that is served below {@code /xds}. */
public record Served(List<Transaction<?, ?>> transactions, List<Service> services) {

    public Served {
        transactions = List.copyOf(transactions);
        services = List.copyOf(services);
    }

    /** The paths of what may be about several patients. */
    Set<String> ofMany() {
        return transactions.stream()
                .map(Transaction::endpoint)
                .filter(Endpoint::many)
                .map(endpoint -> "/" + endpoint.path())
                .collect(Collectors.toSet());
    }
}
