package ebscensus.core.request;

import java.util.HashSet;
import java.util.List;

/** Says which regions of an account to count. */
public sealed interface Regions {
    /** The region that the program runs in or is configured for. */
    record Own() implements Regions {}

    /** Every region that is enabled for the account. */
    record AllEnabled() implements Regions {}

    /** The regions with these names. */
    record Listed(List<String> names) implements Regions {
        public Listed {
            if (names.isEmpty()) {
                throw InvalidRequest.of("regions", names, "\"all\", or one region name or more");
            }
            names.forEach(name -> Scope.requireRegion("regions", name));
            if (new HashSet<>(names).size() < names.size()) {
                throw InvalidRequest.of("regions", names, "each region once");
            }
            names = List.copyOf(names);
        }
    }
}
