package org.opencarnet.sharing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: plain FHIR resources (demographics, directory, care team) as JSON texts of FHIR R4. */
public interface Resources {

    /** Stores a new resource under this id (UUID text); answers with it as stored. */
    String create(String type, String id, String json);

    /** Stores the next version of a resource; answers with it as stored. */
    String update(String type, String id, String json);

    /** The current version; empty when there is none. */
    Optional<String> read(String type, String id);

    /**
     * Resources that meet all parameters, of which only those of the white list are known.
     *
     * @throws IllegalArgumentException for any other parameter
     */
    List<String> search(String type, Map<String, List<String>> parameters, int limit);
}
