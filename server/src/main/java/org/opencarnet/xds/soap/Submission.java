package org.opencarnet.xds.soap;

import java.util.List;
import org.opencarnet.xds.error.Complaint;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rs.RegistryResponseType;

/** A transaction that is answered by whether all of it was done. */
public interface Submission<Q> extends Transaction<Q, RegistryResponseType> {

    @Override
    default RegistryResponseType failure(Call call, List<Complaint> complaints) {
        return answers(call).failure(complaints);
    }

    /** All was done where nothing is wrong; otherwise nothing was. */
    default RegistryResponseType told(Call call, List<Complaint> complaints) {
        return complaints.isEmpty() ? answers(call).success() : failure(call, complaints);
    }
}
