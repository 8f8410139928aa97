package org.opencarnet.fhir;

/** By what people can be told here, as far as the operator has said by whom. Endpoints of software always can. */
public record OfferedChannels(boolean mail, boolean sms) {}
