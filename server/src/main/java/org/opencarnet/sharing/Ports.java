package org.opencarnet.sharing;

/** All that the use cases need of storage and trail; each port has a contract that every implementation runs. */
public record Ports(
        Unit unit,
        Records records,
        Documents documents,
        Contents contents,
        Authorizations authorizations,
        CareTeams careTeams,
        Trail trail,
        Subscriptions subscriptions,
        Outbox outbox) {

    /** The same, of which lists of documents show the text that is meant for another face. */
    public Ports in(Form form) {
        return new Ports(
                unit, records, documents.in(form), contents, authorizations, careTeams, trail, subscriptions, outbox);
    }
}
