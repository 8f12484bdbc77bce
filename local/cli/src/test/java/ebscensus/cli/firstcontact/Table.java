package ebscensus.cli.firstcontact;

import java.util.List;
import java.util.stream.Stream;

/** The table of configurations, by groups. */
final class Table {
    private Table() {}

    static List<Row> rows() {
        return Stream.of(
                        CredentialRows.all(),
                        ProfileRows.sso(),
                        ProfileRows.process(),
                        ProfileRows.broken(),
                        RoleRows.all(),
                        RegionRows.regions(),
                        RegionRows.partitions(),
                        RegionRows.hosts(),
                        EndpointRows.all(),
                        NetworkRows.proxies(),
                        NetworkRows.trust())
                .flatMap(List::stream)
                .toList();
    }
}
