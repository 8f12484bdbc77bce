package ebscensus.core.census;

import ebscensus.core.census.RandomFleet.Contents;
import ebscensus.core.inventory.Instance;
import ebscensus.core.inventory.Volume;
import ebscensus.core.request.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    Measures billed = Measures.NONE;
    final Map<String, Measures> byAccount = new TreeMap<>();
    final Map<String, Measures> byRegion = new TreeMap<>();
    final Map<String, Measures> byZone = new TreeMap<>();
    final Map<String, Measures> byType = new TreeMap<>();
    final Map<String, Measures> byTeam = new TreeMap<>();
    final Map<String, Measures> byUse = new TreeMap<>();
    final Map<String, Map<String, Measures>> usesByTeam = new TreeMap<>();
    final Map<String, Map<String, Measures>> usesByAccount = new TreeMap<>();

    /** By use: each volume that is counted in it, as scope, id and size. */
    final Map<String, List<Counted>> volumes = new HashMap<>();

    record Counted(Scope scope, Volume volume) {}

    static NaiveCount of(RandomFleet fleet) {
        var count = new NaiveCount();
        fleet.scopes().forEach(count::add);
        return count;
    }

    private void add(Scope scope, Contents contents) {
        var teams = new TreeMap<String, String>();
        var running = new HashSet<String>();
        for (Instance instance : contents.instances()) {
            teams.put(instance.id(), label(instance.tags()));
            if (!instance.stopped()) {
                running.add(instance.id());
            }
            instances++;
            byAccount.putIfAbsent(scope.account(), Measures.NONE);
            byRegion.putIfAbsent(scope.region(), Measures.NONE);
        }
        for (Volume volume : contents.volumes()) {
            Set<String> labels = new HashSet<>();
            boolean anyRunning = false;
            for (String instance : volume.instances()) {
                if (teams.containsKey(instance)) {
                    labels.add(teams.get(instance));
                    anyRunning |= running.contains(instance);
                }
            }
            if (!labels.isEmpty()) {
                String team =
                        labels.size() > 1 ? "(several)" : labels.iterator().next();
                addAttached(scope, volume, team);
                addAny(scope, volume, team, anyRunning ? "running" : "stopped");
            } else if (!volume.attached()) {
                addAny(scope, volume, "(unattached)", "unattached");
            } else if (contents.instances().size() <= 1_000) {
                addAny(scope, volume, "(unlisted)", "unlisted");
            }
        }
        contents.recycleBin().forEach(volume -> addAny(scope, volume, "(unattached)", "recycle-bin"));
    }

    private void addAttached(Scope scope, Volume volume, String team) {
        var measures = measures(volume);
        totals = sum(totals, measures);
        byAccount.merge(scope.account(), measures, NaiveCount::sum);
        byRegion.merge(scope.region(), measures, NaiveCount::sum);
        byZone.merge(volume.zone(), measures, NaiveCount::sum);
        byType.merge(volume.type(), measures, NaiveCount::sum);
        byTeam.merge(team, measures, NaiveCount::sum);
    }

    private void addAny(Scope scope, Volume volume, String team, String use) {
        var measures = measures(volume);
        billed = sum(billed, measures);
        byUse.merge(use, measures, NaiveCount::sum);
        usesByTeam.computeIfAbsent(team, _ -> new TreeMap<>()).merge(use, measures, NaiveCount::sum);
        usesByAccount.computeIfAbsent(scope.account(), _ -> new TreeMap<>()).merge(use, measures, NaiveCount::sum);
        volumes.computeIfAbsent(use, _ -> new ArrayList<>()).add(new Counted(scope, volume));
    }

    private static String label(Map<String, String> tags) {
        String team = tags.get("team");
        if (team == null) {
            return "(untagged)";
        }
        return team.matches("(?s)[(\\\\].*") ? "\\" + team : team;
    }

    /** One volume, from AWS's pages on prices and on gp3, written anew. */
    static Measures measures(Volume volume) {
        var spec = volume.spec();
        long iops = spec.iops();
        long[] units = new long[6];
        var gp2 = new TreeMap<Long, Long>();
        var io1 = Io1AsGp3.NONE;
        if (spec.type().equals("gp3")) {
            units[0] = iops > 3_000 ? iops - 3_000 : 0;
            units[1] = spec.mebibytesPerSecond() > 125 ? spec.mebibytesPerSecond() - 125 : 0;
        } else if (spec.type().equals("gp2")) {
            gp2.put(spec.gibibytes(), 1L);
        } else if (spec.type().equals("io1")) {
            units[2] = iops;
            if (!spec.multiAttach() && iops <= 80_000 && iops <= 500 * spec.gibibytes()) {
                double delivers = iops <= 32_000 ? Math.min(500, iops / 4.0) : Math.min(1_000, iops / 64.0);
                long rounded = (long) Math.ceil(delivers);
                io1 = new Io1AsGp3(
                        1, spec.gibibytes(), iops, Math.max(iops, 3_000) - 3_000, Math.max(rounded, 125) - 125);
            }
        } else if (spec.type().equals("io2")) {
            long rest = iops;
            units[5] = rest > 64_000 ? rest - 64_000 : 0;
            rest -= units[5];
            units[4] = rest > 32_000 ? rest - 32_000 : 0;
            units[3] = rest - units[4];
        }
        return new Measures(
                1,
                spec.gibibytes(),
                iops,
                spec.mebibytesPerSecond(),
                new BillingUnits(units[0], units[1], units[2], units[3], units[4], units[5], gp2, io1));
    }

    private static Measures sum(Measures a, Measures b) {
        var x = a.billed();
        var y = b.billed();
        var sizes = new TreeMap<>(x.gp2Sizes());
        y.gp2Sizes().forEach((size, count) -> sizes.merge(size, count, Long::sum));
        var io1 = new Io1AsGp3(
                x.io1AsGp3().volumes() + y.io1AsGp3().volumes(),
                x.io1AsGp3().gibibytes() + y.io1AsGp3().gibibytes(),
                x.io1AsGp3().io1Iops() + y.io1AsGp3().io1Iops(),
                x.io1AsGp3().gp3Iops() + y.io1AsGp3().gp3Iops(),
                x.io1AsGp3().gp3MebibytesPerSecond() + y.io1AsGp3().gp3MebibytesPerSecond());
        return new Measures(
                a.volumes() + b.volumes(),
                a.gibibytes() + b.gibibytes(),
                a.iops() + b.iops(),
                a.mebibytesPerSecond() + b.mebibytesPerSecond(),
                new BillingUnits(
                        x.gp3Iops() + y.gp3Iops(),
                        x.gp3MebibytesPerSecond() + y.gp3MebibytesPerSecond(),
                        x.io1Iops() + y.io1Iops(),
                        x.io2IopsTier1() + y.io2IopsTier1(),
                        x.io2IopsTier2() + y.io2IopsTier2(),
                        x.io2IopsTier3() + y.io2IopsTier3(),
                        sizes,
                        io1));
    }
}
