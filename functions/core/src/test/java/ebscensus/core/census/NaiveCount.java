package ebscensus.core.census;

import ebscensus.core.census.RandomFleet.Contents;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Scope;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fleet counted the plain way, from the whole of it in one place and volume by volume: the other opinion that a census
 * is compared with. Shares no code with it but the records.
 */
final class NaiveCount {
    long instances;
    Measures totals = Measures.NONE;
    final Map<String, Measures> byAccount = new TreeMap<>();
    final Map<String, Measures> byRegion = new TreeMap<>();
    final Map<String, Measures> byZone = new TreeMap<>();
    final Map<String, Measures> byType = new TreeMap<>();
    final Map<String, Measures> byTeam = new TreeMap<>();

    static NaiveCount of(RandomFleet fleet) {
        var count = new NaiveCount();
        fleet.scopes().forEach(count::add);
        return count;
    }

    private void add(Scope scope, Contents contents) {
        var teams = new TreeMap<String, String>();
        for (Instance instance : contents.instances()) {
            teams.put(instance.id(), label(instance.tags()));
            instances++;
            add(byAccount, scope.account(), 0, 0);
            add(byRegion, scope.region(), 0, 0);
        }
        for (Volume volume : contents.volumes()) {
            Set<String> labels = new HashSet<>();
            for (String instance : volume.instances()) {
                if (teams.containsKey(instance)) {
                    labels.add(teams.get(instance));
                }
            }
            if (!labels.isEmpty()) {
                long size = volume.gibibytes();
                totals = new Measures(totals.volumes() + 1, totals.gibibytes() + size);
                add(byAccount, scope.account(), 1, size);
                add(byRegion, scope.region(), 1, size);
                add(byZone, volume.zone(), 1, size);
                add(byType, volume.type(), 1, size);
                add(byTeam, labels.size() > 1 ? "(several)" : labels.iterator().next(), 1, size);
            }
        }
    }

    private static String label(Map<String, String> tags) {
        String team = tags.get("team");
        if (team == null) {
            return "(untagged)";
        }
        return team.matches("(?s)[(\\\\].*") ? "\\" + team : team;
    }

    private static void add(Map<String, Measures> sums, String name, long volumes, long gibibytes) {
        var before = sums.getOrDefault(name, Measures.NONE);
        sums.put(name, new Measures(before.volumes() + volumes, before.gibibytes() + gibibytes));
    }
}
