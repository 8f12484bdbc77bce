package ebscensus.core.inventory;

import ebscensus.core.request.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a scope really holds and goes on holding, known to whoever set it up: what an adapter's answers are compared with.
 *
 * @param live every instance that is not terminated, with all its tags, by id: 201 or more, on two pages or more, at least
 *     one of them without a volume, at least one with a tag whose value is plain: letters, digits and hyphens
 * @param managed those of them that AWS manages for the account, which DescribeInstances hides by default; at least one
 * @param terminated instances that EC2 still tells of; at least one
 * @param volumes every volume that is attached to at least one live instance, in whichever state but detached; at least one
 *     is Multi-Attach and on two instances or more
 * @param stopped those of the live instances that are stopped; at least one, and not all
 * @param inNoUse every volume that is available, being created or in error; at least two
 * @param unattached ids of all volumes attached to nothing, or to something that is no live instance, those that are being deleted
 *     left out; at least one
 * @param recycled every volume in the Recycle Bin; at least two
 */
public record KnownScope(
        Scope scope,
        Map<String, Map<String, String>> live,
        Set<String> managed,
        Set<String> terminated,
        List<Volume> volumes,
        Set<String> stopped,
        List<Volume> inNoUse,
        Set<String> unattached,
        List<Volume> recycled) {}
