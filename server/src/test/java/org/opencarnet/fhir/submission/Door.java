package org.opencarnet.fhir.submission;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.opencarnet.fhir.FhirProvider;
import org.opencarnet.fhir.testing.Served;

/** One running face for all tests of the way in; behind it each test puts its own. */
final class Door implements FhirProvider {

    private static final Door DOOR = new Door();
    private static final Served SERVED = Served.with(DOOR);

    private final AtomicReference<Behind> behind = new AtomicReference<>();

    /** The face, with these behind it from now on. */
    static Served before(ProvideDocumentBundle provide, SimplifiedPublish publish) {
        DOOR.behind.set(new Behind(provide, publish));
        return SERVED;
    }

    @Transaction
    public Bundle provide(@TransactionParam Bundle bundle, ServletRequestDetails details) {
        return behind.get().provide().provide(bundle, details);
    }

    @Create
    public MethodOutcome publish(@ResourceParam DocumentReference document, ServletRequestDetails details) {
        return behind.get().publish().publish(document, details);
    }

    private record Behind(ProvideDocumentBundle provide, SimplifiedPublish publish) {}
}
