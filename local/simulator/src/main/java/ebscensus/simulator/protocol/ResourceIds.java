package ebscensus.simulator.protocol;

import ebscensus.simulator.fleet.Ids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of resource that calls can request by id.
 *
 * @param prefix the prefix of its ids
 * @param parameter the name of the parameter with the list of ids
 * @param code the part before the dot in the error code for a malformed id
 * @param notFound the complete error code for an unknown id
 * @param noun the name of this kind of resource in messages
 */
record ResourceIds(String prefix, String parameter, String code, String notFound, String noun) {
    static final ResourceIds INSTANCES =
            new ResourceIds(Ids.INSTANCE, "InstanceId", "InvalidInstanceID", "InvalidInstanceID.NotFound", "instance");
    static final ResourceIds VOLUMES =
            new ResourceIds(Ids.VOLUME, "VolumeId", "InvalidVolumeID", "InvalidVolume.NotFound", "volume");

    /**
     * The resources that a call requests by id. The call fails if one of the ids is malformed or unknown.
     *
     * @return empty if the call has no ids
     * @throws Ec2Error for too many, malformed or unknown ids
     */
    <T> Optional<List<T>> named(Query query, Function<String, Optional<T>> lookup) {
        var ids = new LinkedHashSet<>(query.list(parameter));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        if (query.paginated()) {
            throw Ec2Error.invalid(
                    "InvalidParameterCombination",
                    "The parameter " + noun + "Set cannot be used with the parameter maxResults");
        }
        if (ids.size() > Ec2Limits.IDS) {
            throw Ec2Error.invalidValue("The maximum number of " + noun + " IDs in a single call is " + Ec2Limits.IDS);
        }
        var malformed = ids.stream().filter(id -> !Ids.wellFormed(prefix, id)).findFirst();
        if (malformed.isPresent()) {
            throw Ec2Error.invalid(
                    code + ".Malformed", "Invalid id: \"" + malformed.get() + "\" (expecting \"" + prefix + "...\")");
        }
        return Optional.of(found(ids, lookup));
    }

    private <T> List<T> found(LinkedHashSet<String> ids, Function<String, Optional<T>> lookup) {
        var resources = new ArrayList<T>();
        var unknown = new ArrayList<String>();
        for (String id : ids) {
            lookup.apply(id).ifPresentOrElse(resources::add, () -> unknown.add(id));
        }
        if (!unknown.isEmpty()) {
            throw Ec2Error.notFound(notFound, noun, unknown);
        }
        return resources;
    }
}
