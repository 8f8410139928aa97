package org.opencarnet.xds.error;

import java.util.List;
import java.util.Locale;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryError;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryErrorList;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/**
 * Writes RegistryResponse (ITI TF-3, 4.2.4).
 *
 * @param actor who answers
 * @param language in which faults are told
 */
public record Answers(Actor actor, Locale language) {

    private static final String SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";
    private static final String FAILURE = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure";
    private static final String PARTIAL = "urn:ihe:iti:2007:ResponseStatusType:PartialSuccess";
    private static final int MOST = 200;
    private static final String ERROR = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error";

    /** All was done. */
    public RegistryResponseType success() {
        return response(SUCCESS, List.of());
    }

    /** Nothing was done, because of these. */
    public RegistryResponseType failure(List<Complaint> complaints) {
        return response(FAILURE, complaints);
    }

    /** All was done but this. */
    public RegistryResponseType partly(List<Complaint> complaints) {
        return response(PARTIAL, complaints);
    }

    /** Of what was done one after the other; {@code some} where anything was. */
    public RegistryResponseType of(boolean some, List<Complaint> complaints) {
        return complaints.isEmpty() ? success() : some ? partly(complaints) : failure(complaints);
    }

    private RegistryResponseType response(String status, List<Complaint> complaints) {
        var response = new RegistryResponseType();
        response.setStatus(status);
        if (!complaints.isEmpty()) {
            var errors = new RegistryErrorList();
            errors.setHighestSeverity(ERROR);
            complaints.stream().limit(MOST).forEach(complaint -> errors.getRegistryError()
                    .add(error(complaint)));
            response.setRegistryErrorList(errors);
        }
        return response;
    }

    private RegistryError error(Complaint complaint) {
        var error = new RegistryError();
        error.setErrorCode(complaint.fault().code(actor));
        error.setCodeContext(complaint.codeContext(language));
        error.setLocation(complaint.location());
        error.setSeverity(ERROR);
        return error;
    }
}
