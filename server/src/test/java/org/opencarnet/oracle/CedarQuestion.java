package org.opencarnet.oracle;

import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.opencarnet.oracle.Cell.Deed;
import org.opencarnet.oracle.Cell.Life;
import org.opencarnet.oracle.Cell.Paper;
import org.opencarnet.oracle.Cell.Question;
import org.opencarnet.oracle.Cell.Standing;
import org.opencarnet.oracle.Cell.Way;

/** A cell in the words of Cedar: facts alone, nothing is concluded here. */
record CedarQuestion(Question cell) {

    private static final Set<Deed> READING = EnumSet.of(
            Deed.LIST,
            Deed.READ,
            Deed.ARCHIVE,
            Deed.MASK,
            Deed.UNMASK,
            Deed.HIDE_FROM_PATIENT,
            Deed.SHOW_TO_PATIENT,
            Deed.HIDE_FROM_REPRESENTATIVES,
            Deed.SHOW_TO_REPRESENTATIVES);
    private static final Set<Deed> CONSULTING =
            EnumSet.of(Deed.BLOCK, Deed.NAME_MEDECIN_TRAITANT, Deed.READ_CARE_CIRCLE, Deed.CHANGE_CARE_CIRCLE);

    private static final PrimBool YES = new PrimBool(true);
    private static final PrimBool NO = new PrimBool(false);

    AuthorizationRequest request() {
        return new AuthorizationRequest(principal(), action(), resource(), new Context(context()));
    }

    /** What belongs to which group. */
    Set<Entity> entities() {
        var groups = new HashSet<EntityUID>();
        var type = cell.paper().type();
        if (type.row() != Tables.Row.UNKNOWN) {
            groups.add(uid("Listed", type.row() == Tables.Row.PUBLISHED ? "published" : "unpublished"));
        }
        if (type.patients()) {
            groups.add(uid("Listed", "patients"));
        }
        var actions = new HashSet<EntityUID>();
        if (READING.contains(cell.errand().deed())) {
            actions.add(uid("Action", "reading"));
            actions.add(uid("Action", "consulting"));
        } else if (CONSULTING.contains(cell.errand().deed())) {
            actions.add(uid("Action", "consulting"));
        }
        return Set.of(new Entity(resource(), groups), new Entity(action(), actions));
    }

    private EntityUID principal() {
        var type =
                switch (cell.asker().kind()) {
                    case PROFESSIONAL -> "Professional";
                    case PATIENT, ANOTHER_PATIENT -> "Patient";
                    case REPRESENTATIVE, REPRESENTATIVE_OF_ANOTHER -> "Representative";
                    case STRUCTURE -> "Structure";
                    case ENROLMENT -> "Enrolment";
                    case TESTER -> "Tester";
                };
        return uid(type, "asker");
    }

    private EntityUID action() {
        return uid("Action", cell.errand().deed().name());
    }

    private EntityUID resource() {
        return uid(
                "Type", cell.paper().type().system() + "|" + cell.paper().type().code());
    }

    private static EntityUID uid(String type, String id) {
        return EntityTypeName.parse(type).orElseThrow().of(id);
    }

    private Map<String, Value> context() {
        var facts = new HashMap<String, Value>();
        facts.put("purpose", new PrimString(purpose()));
        facts.put("explained", is(cell.errand().way() == Way.BREAK_GLASS));
        facts.put("column", new PrimLong((long) cell.asker().practice().column()));
        facts.put("occupational", is(cell.asker().practice().occupational()));
        facts.put("regulator", is(cell.asker().regulation()));
        ofTheRecord(facts);
        ofTheDocument(facts);
        facts.put("breakGlassPasses", is(cell.options().breakGlassPassesBlock()));
        facts.put("centre15Passes", is(cell.options().regulationPassesBlock()));
        facts.put("careTeamPresumes", is(cell.options().careTeamPresumes()));
        facts.put("hideLater", is(cell.options().hideLater()));
        facts.put("structuresDeclare", is(cell.options().structuresDeclareTeams()));
        facts.put("assumedRows", is(cell.options().assumedRows()));
        return facts;
    }

    private String purpose() {
        return switch (cell.errand().way()) {
            case ORDINARY -> "normal";
            case BREAK_GLASS, BREAK_GLASS_UNEXPLAINED -> "bris_de_glace";
            case REGULATION -> "centre_15";
        };
    }

    private void ofTheRecord(Map<String, Value> facts) {
        var standing = cell.situation().standing();
        var named = standing != Standing.UNHEARD_OF;
        facts.put("record", word(named ? standing : Standing.ABSENT));
        facts.put(
                "theirs",
                is(
                        switch (cell.asker().kind()) {
                            case PATIENT, REPRESENTATIVE -> named;
                            case ANOTHER_PATIENT, REPRESENTATIVE_OF_ANOTHER -> false;
                            default -> true;
                        }));
        facts.put("age", word(cell.situation().age()));
        facts.put("samu", is(cell.situation().will().regulation()));
        facts.put("breakGlass", is(cell.situation().will().breakGlass()));
        facts.put("maskedInEmergency", is(cell.situation().will().maskedInEmergency()));
        facts.put("allMasked", is(cell.situation().will().allMasked()));
        facts.put("consent", word(cell.situation().bond().consent()));
        facts.put("blocked", is(cell.situation().bond().blocked()));
        facts.put("careTeam", is(cell.situation().bond().careTeam()));
        facts.put("treating", is(cell.situation().bond().treating()));
    }

    private void ofTheDocument(Map<String, Value> facts) {
        facts.put("document", is(cell.paper() != Paper.NONE));
        facts.put("authored", is(cell.paper().authored()));
        facts.put("masked", is(cell.paper().hidden().fromProfessionals()));
        facts.put("fromPatient", is(cell.paper().hidden().fromPatient()));
        facts.put("fromRepresentatives", is(cell.paper().hidden().fromRepresentatives()));
        facts.put("deleted", is(cell.paper().life() == Life.DELETED));
    }

    private static Value is(boolean so) {
        return so ? YES : NO;
    }

    private static Value word(Enum<?> one) {
        return new PrimString(one.name().toLowerCase(Locale.ROOT));
    }
}
