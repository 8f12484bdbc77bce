package ebscensus.report;

import ebscensus.core.census.Cell;
import ebscensus.core.census.Census;
import ebscensus.core.census.Cube;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Report;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Component;
import ebscensus.core.inventory.Location;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.inventory.Outcome.Denied;
import ebscensus.core.inventory.Outcome.Measured;
import ebscensus.core.inventory.Price;
import ebscensus.core.inventory.Prices;
import ebscensus.core.inventory.VolumeSpec;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.report.money.Bill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** Reports of a fleet that changes at random, some of them incomplete, without some prices, or of another request. */
public final class RandomReports {
    private static final List<String> ACCOUNTS = List.of("111122223333", "444455556666");
    private static final List<String> REGIONS = List.of("us-east-1", "eusc-de-east-1", "eu-west-1");
    private static final List<String> TYPES = List.of("gp2", "gp3", "io1", "io2", "st1", "standard", "gp9");
    private static final List<String> TEAMS =
            List.of("pay", "=1+1", "a\"b,c", "(untagged)", "\u202etxt\u001b[2J", "-3");
    private static final Instant STARTED = Instant.parse("2026-11-28T01:00:00Z");

    private final Random random;
    private List<Placed> fleet = new ArrayList<>();
    private int day;

    public RandomReports(long seed) {
        this.random = new Random(seed);
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            fleet.add(placed());
        }
    }

    /** A volume with its place and the team of its instance. */
    private record Placed(Scope scope, Use use, VolumeSpec spec, String team) {}

    /** A report of the fleet as it is. */
    public Overview next() {
        var report = report(request());
        return Overview.of(report, prices(report.census()));
    }

    /** A report with every price, of a request that counts everything, and with every scope that has volumes. */
    public Overview complete() {
        return lacking(0);
    }

    /** Like {@link #complete()}, but every scope has this fault: it is not there, was denied, or lacks volumes of some use. */
    public Overview lacking(int fault) {
        var report = report(CensusRequest.DEFAULT.withGroupBy(List.of("tag:team")), () -> fault);
        return Overview.of(report, allPrices(report.census(), 0));
    }

    /** Lets volumes come, go, grow and change. */
    public RandomReports change() {
        day++;
        var changed = new ArrayList<Placed>();
        for (Placed volume : fleet) {
            switch (random.nextInt(10)) {
                case 0 -> {}
                case 1 ->
                    changed.add(new Placed(
                            volume.scope(), volume.use(), spec(volume.spec().zone()), volume.team()));
                case 2 -> changed.add(new Placed(volume.scope(), use(), volume.spec(), volume.team()));
                default -> changed.add(volume);
            }
        }
        int more = random.nextInt(8);
        for (int i = 0; i < more; i++) {
            changed.add(placed());
        }
        fleet = changed;
        return this;
    }

    private Placed placed() {
        var scope = new Scope(any(ACCOUNTS), any(REGIONS));
        String zone = scope.region() + any(List.of("a", "b", "-bos-1a"));
        return new Placed(scope, use(), spec(zone), any(TEAMS));
    }

    private VolumeSpec spec(String zone) {
        String type = any(TYPES);
        long iops = type.startsWith("io") ? 100 + random.nextInt(70_000) : 3_000 + random.nextInt(2) * 1_500L;
        long throughput = type.equals("gp3") ? 125 + random.nextInt(2) * 75L : 0;
        return new VolumeSpec(zone, type, 1 + random.nextInt(999), iops, throughput, false, false, "", "");
    }

    private Use use() {
        return any(List.of(Use.values()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private CensusRequest request() {
        var request =
                random.nextInt(4) == 0 ? CensusRequest.DEFAULT : CensusRequest.DEFAULT.withGroupBy(List.of("tag:team"));
        if (random.nextInt(12) == 0) {
            return request.withFilters(new TreeMap<>(Map.of("tag:env", List.of("prod"))));
        }
        return random.nextInt(8) == 0 ? request.withAttachedOnly(true) : request;
    }

    private Report report(CensusRequest request) {
        return report(request, () -> random.nextBoolean() ? 1 + random.nextInt(5) : 0);
    }

    /** @param faults of each scope: 0 for none */
    private Report report(CensusRequest request, IntSupplier faults) {
        var cells = new HashMap<Cell, Measures>();
        var ledger = new ArrayList<LedgerLine>();
        var notCounted = new ArrayList<NotCounted>();
        for (String account : ACCOUNTS) {
            for (String region : REGIONS) {
                int fault = faults.getAsInt();
                if (fault != 1) {
                    count(request, new Scope(account, region), fault, cells, ledger, notCounted);
                }
            }
        }
        var census = new Census(
                new Cube(dimensions(request), cells), ledger, notCounted, new TreeMap<>(), request.require());
        var started = STARTED.plusSeconds(86_400L * day);
        return new Report(
                null,
                request,
                started,
                started.plusSeconds(12),
                census,
                new TreeMap<>(Map.of(ACCOUNTS.getFirst(), "@Payments\u202e")),
                null);
    }

    /** @param fault 1: not in the ledger; 2: denied; 3: part of the attached volumes; 4: no Recycle Bin; 5: part of the unattached volumes */
    private void count(
            CensusRequest request,
            Scope scope,
            int fault,
            Map<Cell, Measures> cells,
            List<LedgerLine> ledger,
            List<NotCounted> notCounted) {
        var attached = Measures.NONE;
        for (Placed volume : fleet) {
            boolean isCounted = volume.scope().equals(scope)
                    && (volume.use().isAttached() || request.countsOthers())
                    && isSeen(volume.use(), fault);
            if (isCounted) {
                var measures = Measures.of(volume.spec());
                cells.merge(cell(request, volume), measures, Measures::plus);
                attached = volume.use().isAttached() ? attached.plus(measures) : attached;
            }
        }
        var denied = new Denied("ec2:DescribeVolumes", "no");
        if (fault >= 2 && (fault <= 3 || request.countsOthers())) {
            notCounted.add(new NotCounted(scope, source(fault), denied, false));
        }
        Outcome outcome = fault == 2 || fault == 3 ? denied : new Measured();
        ledger.add(new LedgerLine(scope, outcome, 1, fault == 2 ? 0 : 1, 0, attached, new Calls(7, 0), false));
    }

    private boolean isSeen(Use use, int fault) {
        return switch (fault) {
            case 2 -> false;
            case 3 -> !use.isAttached() || random.nextBoolean();
            case 4 -> use != Use.RECYCLE_BIN;
            case 5 -> !Source.OTHERS.holds(use) || random.nextBoolean();
            default -> true;
        };
    }

    private static Source source(int fault) {
        return switch (fault) {
            case 2 -> Source.INSTANCES;
            case 3 -> Source.ATTACHED;
            case 4 -> Source.RECYCLE_BIN;
            default -> Source.OTHERS;
        };
    }

    private static Cell cell(CensusRequest request, Placed volume) {
        var values = new ArrayList<>(List.of(
                volume.scope().account(),
                volume.scope().region(),
                volume.spec().zone(),
                volume.spec().type(),
                volume.use().label()));
        request.groupBy().forEach(_ -> values.add(volume.team()));
        return new Cell(values);
    }

    private static List<Dimension> dimensions(CensusRequest request) {
        return Stream.concat(Dimension.FIXED.stream(), request.tags().stream()).toList();
    }

    private Prices prices(Census census) {
        return random.nextInt(15) == 0 ? Prices.NOT_ASKED : allPrices(census, random.nextInt(3) * 4);
    }

    /** @param gaps of a hundred prices, how many are missing */
    private Prices allPrices(Census census, int gaps) {
        var prices = new TreeMap<Location, Map<Component, Price>>();
        int raise = day % 2;
        for (Location location : Bill.locations(census)) {
            String currency =
                    random.nextInt(100) < gaps ? "GBP" : location.region().startsWith("eusc") ? "EUR" : "USD";
            var its = new EnumMap<Component, Price>(Component.class);
            for (Component component : Component.values()) {
                if (random.nextInt(100) >= gaps) {
                    its.put(
                            component,
                            new Price(
                                    new BigDecimal(80 + component.usage().length() * 7 + raise).movePointLeft(4),
                                    currency));
                }
            }
            prices.put(location, its);
        }
        return new Prices("AWS price list", "", prices, Collections.emptyList());
    }
}
