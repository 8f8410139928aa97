package org.opencarnet.xds.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.lcm.SubmitObjectsRequest;
import org.openehealth.ipf.commons.ihe.xds.core.stub.ebrs30.rim.IdentifiableType;

/** What a SubmitObjectsRequest holds. */
public final class Submitted {

    private Submitted() {}

    /** Its objects, in their order; none where there is no list of them. */
    public static List<? extends IdentifiableType> objects(@Nullable SubmitObjectsRequest request) {
        return Optional.ofNullable(request)
                .flatMap(submitted -> Optional.ofNullable(submitted.getRegistryObjectList()))
                .map(list -> list.getIdentifiable().stream()
                        .flatMap(one -> Stream.ofNullable(one.getValue()))
                        .toList())
                .orElse(List.of());
    }
}
