package org.opencarnet.xds.query;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opencarnet.record.Ins;
import org.opencarnet.xds.error.Actor;
import org.opencarnet.xds.error.RequestFault;
import org.opencarnet.xds.mapping.EbxmlToRecord;
import org.opencarnet.xds.soap.Call;
import org.opencarnet.xds.soap.Endpoint;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.query.AdhocQueryResponse;

/**
 * ITI-51: one query over the records of several patients, who are named, each record asked and traced as if it were alone. A record that is closed to
 * the caller adds nothing, like one that is not there. A VIHF for this is for no patient; one that names a patient reaches no other.
 */
public final class MultiPatientQuery extends StoredQueries {

    private static final int MOST = 100;

    public MultiPatientQuery(Registry registry) {
        super(registry, Endpoint.ofMany("xds-iti51", "iti51", Actor.REGISTRY, AdhocQueryRequest.class));
    }

    /** Of those that IHE has (ITI TF-2, 3.51.4.1.2.3). */
    private enum Kind {
        DOCUMENTS(
                "urn:uuid:3d1bdb10-39a2-11de-89c2-2f44d94eaa9f",
                StoredQuery.FIND_DOCUMENTS,
                "$XDSDocumentEntryClassCode",
                "$XDSDocumentEntryEventCodeList",
                "$XDSDocumentEntryHealthcareFacilityTypeCode"),
        DOCUMENTS_BY_REFERENCE_ID(
                "urn:uuid:1191642d-86c4-42d8-b784-f95445f9f0d5",
                StoredQuery.FIND_DOCUMENTS_BY_REFERENCE_ID,
                "$XDSDocumentEntryReferenceIdList"),
        FOLDERS("urn:uuid:50d3f5ac-39a2-11de-a1ca-b366239e58df", StoredQuery.FIND_FOLDERS, "$XDSFolderCodeList");

        private final String urn;
        private final StoredQuery ofOne;
        private final List<String> needed;

        Kind(String urn, StoredQuery ofOne, String... needed) {
            this.urn = urn;
            this.ofOne = ofOne;
            this.needed = List.of(needed);
        }

        static Kind of(String id) {
            return Arrays.stream(values())
                    .filter(kind -> kind.urn.equalsIgnoreCase(id.strip()))
                    .findFirst()
                    .orElseThrow(() -> QueryRefusal.of(RequestFault.QUERY_UNKNOWN, id));
        }
    }

    @Override
    AdhocQueryResponse answer(Call call, Question question) {
        var kind = Kind.of(question.id());
        question.said().requiredSome(kind.needed);
        var found = selection(question);
        for (var patient : patients(kind.ofOne.patient().orElseThrow(), question.said())) {
            find(call, patient, kind.ofOne, new Found(question, found));
        }
        return success(call, found.text());
    }

    /** Nobody asks for all there are. */
    private static Set<Ins> patients(String name, Parameters said) {
        var named = said.required(name);
        if (named.size() > MOST) {
            throw QueryRefusal.of(RequestFault.PARAMETERS_TOO_MANY, name, Integer.toString(MOST));
        }
        var patients = new LinkedHashSet<Ins>();
        for (var cx : named) {
            patients.add(EbxmlToRecord.ins(cx)
                    .orElseThrow(() -> QueryRefusal.of(RequestFault.PARAMETER_MALFORMED, name, cx)));
        }
        return patients;
    }
}
