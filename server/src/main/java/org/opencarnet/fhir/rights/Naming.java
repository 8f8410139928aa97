package org.opencarnet.fhir.rights;

import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.opencarnet.fhir.error.Complaint;
import org.opencarnet.fhir.error.ProblemFault;
import org.opencarnet.fhir.error.Refusal;
import org.opencarnet.record.Ins;
import org.opencarnet.record.RecordId;
import org.opencarnet.sharing.Problem;
import org.opencarnet.sharing.Records;

/** How requests name a patient: by INS with its system, by id, or by a conditional reference. */
final class Naming {

    private static final String PATIENT = "Patient";
    private static final String CONDITION = "Patient?identifier=";

    private Naming() {}

    /** The UUID that an id is; what is none names nothing. */
    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.of(new ProblemFault(Problem.NOT_FOUND));
        }
    }

    /** {@code Patient/id} or a bare id, as parameter. */
    static Records.Reference byId(Question asked, String name, String value) {
        var id = new IdType(value);
        if (id.hasResourceType() && !PATIENT.equals(id.getResourceType())) {
            throw asked.invalid(name);
        }
        return record(id.getIdPart()).orElseThrow(() -> asked.invalid(name));
    }

    /**
     * {@code system|value} as parameter; empty where the two cannot be an identifier under which somebody has a record. Refuses a value
     * without its system (it would match across systems) and an ill-keyed INS.
     */
    static Optional<Records.Reference> byIns(Question asked, String name, String token) {
        var bar = token.indexOf('|');
        if (bar < 1 || bar == token.length() - 1) {
            throw asked.invalid(name);
        }
        var authority = Ins.Authority.ofOid(token.substring(0, bar)).filter(known -> token.startsWith("urn:oid:"));
        var matricule = token.substring(bar + 1);
        if (authority.filter(Ins.Authority::isNational).isPresent()
                && Ins.flawOf(matricule).isPresent()) {
            throw asked.invalid(name);
        }
        return authority.flatMap(known -> known.identity(matricule)).map(Records.Reference.ByIns::new);
    }

    /** A reference in a resource; complains at {@code where} when it names no patient. */
    static Records.Reference of(Reference reference, String where) {
        if (reference.hasReference()) {
            return literal(reference.getReference(), where + ".reference");
        }
        if (reference.hasIdentifier()) {
            return new Records.Reference.ByIns(ins(reference.getIdentifier(), where + ".identifier"));
        }
        throw Refusal.of(Complaint.of(RightsFault.PATIENT_NOT_NAMED).at(where));
    }

    /** The INS that an identifier is; complains at {@code where} when it is none. */
    static Ins ins(Identifier identifier, String where) {
        var authority = Optional.ofNullable(identifier.getSystem())
                .filter(system -> system.startsWith("urn:oid:"))
                .flatMap(Ins.Authority::nationalOf)
                .orElseThrow(
                        () -> Refusal.of(Complaint.of(RightsFault.INS_MISSING).at(where + ".system")));
        flaw(identifier.getValue(), where + ".value").ifPresent(complaint -> {
            throw Refusal.of(complaint);
        });
        return new Ins(authority, identifier.getValue());
    }

    /** What is wrong with a matricule. */
    static Optional<Complaint> flaw(@Nullable String matricule, String where) {
        var stated = matricule == null ? "" : matricule;
        return Ins.flawOf(stated).map(flaw -> switch (flaw) {
            case NOT_FIFTEEN_CHARACTERS ->
                Complaint.of(RightsFault.INS_SHAPE, stated).at(where);
            case WRONG_KEY ->
                Complaint.of(RightsFault.INS_KEY, stated, "%02d".formatted(Ins.keyOf(stated.substring(0, 13))))
                        .at(where);
        });
    }

    private static Records.Reference literal(String reference, String where) {
        if (reference.startsWith(CONDITION)) {
            var token = reference.substring(CONDITION.length());
            var bar = token.indexOf('|');
            return new Records.Reference.ByIns(ins(
                    new Identifier()
                            .setSystem(token.substring(0, Math.max(bar, 0)))
                            .setValue(token.substring(bar + 1)),
                    where));
        }
        var id = new IdType(reference);
        return record(id.getIdPart())
                .filter(record -> PATIENT.equals(id.getResourceType()) && !id.isAbsolute())
                .orElseThrow(() ->
                        Refusal.of(Complaint.of(RightsFault.PATIENT_NOT_NAMED).at(where)));
    }

    private static Optional<Records.Reference> record(@Nullable String id) {
        try {
            return Optional.ofNullable(id)
                    .map(UUID::fromString)
                    .map(RecordId::new)
                    .map(Records.Reference.ById::new);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
