package org.opencarnet.demo.people;

/**
 * A place of care.
 *
 * @param id national identifier of structures (Struct_IdNat): 1 + FINESS, 3 + SIRET, 4 + RPPS and rank
 * @param sector sector of activity, TRE_R02 (SA01…)
 */
public record Structure(String id, String name, String sector) {}
