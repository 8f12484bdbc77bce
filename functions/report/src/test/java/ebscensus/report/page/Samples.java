package ebscensus.report.page;

import ebscensus.core.census.Cell;
import ebscensus.core.census.LedgerLine;
import ebscensus.core.census.Measures;
import ebscensus.core.census.NotCounted;
import ebscensus.core.census.Source;
import ebscensus.core.census.Use;
import ebscensus.core.inventory.Calls;
import ebscensus.core.inventory.Outcome;
import ebscensus.core.request.Caller;
import ebscensus.core.request.CensusRequest;
import ebscensus.core.request.Dimension;
import ebscensus.core.request.Scope;
import ebscensus.report.Billed;
import ebscensus.report.Overview;
import ebscensus.report.Priced;
import ebscensus.report.money.Holding;
import ebscensus.report.money.Money;
import ebscensus.report.money.Monthly;
import ebscensus.report.money.NamedVolume;
import ebscensus.report.money.PricedCell;
import ebscensus.report.money.PricedCube;
import ebscensus.report.money.Saving;
import ebscensus.report.money.Savings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reports of random volumes that add up, as a census makes them. */
final class Samples {
    static final Dimension TEAM = Dimension.tag("team");

    private static final List<String> REGIONS = List.of(
            "eu-west-1",
            "us-east-1",
            "us-west-2",
            "ap-south-1",
            "ca-central-1",
            "sa-east-1",
            "eu-north-1",
            "eu-central-1",
            "ap-northeast-1",
            "ap-southeast-2");
    private static final List<String> TYPES = List.of("gp3", "gp2", "io1", "io2", "st1", "sc1", "standard");
    private static final Instant STARTED = Instant.parse("2026-11-28T02:00:00Z");

    private final Random random;
    private final List<Some> volumes = new ArrayList<>();
    private final List<LedgerLine> ledger = new ArrayList<>();
    private final List<NotCounted> notCounted = new ArrayList<>();
    private final SortedMap<String, String> names = new TreeMap<>();
    private final SortedMap<Use, List<NamedVolume>> largest = new TreeMap<>();
    private List<String> currencies = List.of("USD");
    private List<String> tags = List.of("web", "data", "(untagged)");
    private CensusRequest request = CensusRequest.DEFAULT.withGroupBy(List.of("tag:team"));
    private Instant startedAt = STARTED;
    private boolean isWithoutPrices;

    Samples(long seed) {
        this.random = new Random(seed);
    }

    private record Some(Scope scope, String zone, String type, Use use, String tag, Holding holding) {
        String value(Dimension dimension) {
            return dimension.equals(Dimension.ACCOUNT)
                    ? scope.account()
                    : dimension.equals(Dimension.REGION)
                            ? scope.region()
                            : dimension.equals(Dimension.ZONE)
                                    ? zone
                                    : dimension.equals(Dimension.TYPE)
                                            ? type
                                            : dimension.equals(Dimension.USE) ? use.label() : tag;
        }
    }

    /** A report of anything, from nothing counted to some hundred cells, complete or not. */
    static Overview random(long seed) {
        var samples = new Samples(seed);
        var random = samples.random;
        if (random.nextInt(5) == 0) {
            samples.withCurrencies(List.of("EUR", "USD"));
        } else if (random.nextInt(5) == 0) {
            samples.withoutPrices();
        }
        if (random.nextInt(6) == 0) {
            samples.withRequest(samples.request.withAttachedOnly(true));
        }
        samples.scopes(random.nextInt(6), 1 + random.nextInt(4), 1 + random.nextInt(12));
        if (random.nextInt(3) == 0) {
            samples.missing(random.nextInt(5));
        }
        if (random.nextInt(3) == 0) {
            samples.withoutRecycleBin();
        }
        return samples.report();
    }

    Samples withCurrencies(List<String> others) {
        currencies = others;
        return this;
    }

    Samples withoutPrices() {
        isWithoutPrices = true;
        currencies = List.of();
        return this;
    }

    Samples withTags(List<String> values) {
        tags = values;
        return this;
    }

    Samples withRequest(CensusRequest other) {
        request = other;
        return this;
    }

    Samples at(Instant time) {
        startedAt = time;
        return this;
    }

    Samples named(String account, String name) {
        names.put(account, name);
        return this;
    }

    /** Adds cells in each of these scopes. */
    Samples scopes(int accounts, int regions, int cellsOfAScope) {
        for (int account = 0; account < accounts; account++) {
            String id = account(account);
            if (account % 2 == 0) {
                names.putIfAbsent(id, "account-" + account);
            }
            for (String region : REGIONS.subList(0, regions)) {
                scope(new Scope(id, region), cellsOfAScope);
            }
        }
        return this;
    }

    /** Adds scopes of which nothing was counted. */
    Samples missing(int scopes) {
        for (int i = 0; i < scopes; i++) {
            var scope = new Scope(account(900_000 + i), REGIONS.get(i % REGIONS.size()));
            var why = i % 2 == 0
                    ? new Outcome.Denied("ec2:DescribeInstances", "AccessDenied from ec2")
                    : new Outcome.ThrottledOut("ec2:DescribeVolumes", "RequestLimitExceeded from ec2");
            ledger.add(new LedgerLine(scope, why, 0, 0, 0, Measures.NONE, new Calls(3, 1, 1), false));
            notCounted.add(new NotCounted(scope, Source.INSTANCES, why, false));
        }
        return this;
    }

    Samples withoutRecycleBin() {
        ledger.stream()
                .limit(2)
                .forEach(line -> notCounted.add(new NotCounted(
                        line.scope(),
                        Source.RECYCLE_BIN,
                        new Outcome.Denied("ec2:ListVolumesInRecycleBin", "UnauthorizedOperation"),
                        false)));
        return this;
    }

    Overview report() {
        var dimensions = List.of(Dimension.ACCOUNT, Dimension.REGION, Dimension.ZONE, Dimension.TYPE, TEAM);
        var by = new TreeMap<Dimension, SortedMap<String, SortedMap<Use, Holding>>>();
        var attached = new TreeMap<Dimension, SortedMap<String, Measures>>();
        for (Dimension dimension : dimensions) {
            by.put(dimension, by(cell -> cell.value(dimension)));
            attached.put(dimension, attached(by.get(dimension)));
        }
        var uses = new TreeMap<Use, Holding>();
        volumes.forEach(cell -> uses.merge(cell.use(), cell.holding(), Holding::plus));
        var billed = new Billed(uses, by, cube(), prices(), savings(), new TreeMap<>(), largest, notCounted);
        var attachedTotal = billed.attached();
        return new Overview(
                new Caller("111122223333", "arn:aws:iam::111122223333:user/ann"),
                request,
                startedAt,
                startedAt.plusSeconds(75),
                ledger.stream().mapToLong(LedgerLine::instancesMeasured).sum(),
                new Measures(attachedTotal.volumes(), attachedTotal.gibibytes()),
                attached,
                ledger,
                null,
                names,
                billed);
    }

    private void scope(Scope scope, int size) {
        var attached = Measures.NONE;
        for (int i = 0; i < size; i++) {
            var use = use();
            String type = pick(TYPES);
            String zone = scope.region() + "abc".charAt(random.nextInt(3));
            var holding = holding(zone);
            volumes.add(new Some(scope, zone, type, use, pick(tags), holding));
            if (use.isAttached()) {
                attached = attached.plus(new Measures(holding.volumes(), holding.gibibytes()));
            } else if (use == Use.UNATTACHED) {
                name(scope, zone, type, use, holding);
            }
        }
        var calls = new Calls(random.nextInt(2_000), 0, 0, Duration.ofMillis(random.nextInt(90_000)));
        long instances = random.nextInt(5_000);
        ledger.add(new LedgerLine(scope, new Outcome.Measured(), instances, instances, 0, attached, calls, false));
    }

    private void name(Scope scope, String zone, String type, Use use, Holding holding) {
        var list = largest.computeIfAbsent(use, _ -> new ArrayList<>());
        if (list.size() < 20) {
            list.add(new NamedVolume(
                    "vol-%017d".formatted(list.size()),
                    pick(tags),
                    scope,
                    zone,
                    type,
                    "2025-01-02T03:04:05.000Z",
                    holding));
        }
    }

    private Use use() {
        return pick(request.countsOthers() ? List.of(Use.values()) : List.of(Use.RUNNING, Use.STOPPED));
    }

    /** A zone has one currency. */
    private Holding holding(String zone) {
        long volumes = 1L + random.nextInt(500);
        long unpriced = isWithoutPrices ? volumes : random.nextInt(12) == 0 ? random.nextLong(volumes + 1) : 0;
        var amounts = new TreeMap<String, BigDecimal>();
        if (unpriced < volumes) {
            amounts.put(
                    currencies.get(Math.floorMod(zone.hashCode(), currencies.size())),
                    new BigDecimal(random.nextInt(100_000_000)).movePointLeft(4));
        }
        return new Holding(
                volumes,
                random.nextInt(1_000_000),
                random.nextInt(10_000),
                random.nextInt(1_000),
                new Monthly(new Money(amounts), unpriced));
    }

    private Priced prices() {
        return isWithoutPrices
                ? new Priced(false, "", "", new TreeSet<>(), new TreeMap<>(), new TreeMap<>())
                : new Priced(
                        true,
                        "AWS price list",
                        "2026-11-01",
                        new TreeSet<>(currencies),
                        new TreeMap<>(),
                        new TreeMap<>());
    }

    private PricedCube cube() {
        var dimensions =
                Stream.concat(Dimension.FIXED.stream(), Stream.of(TEAM)).toList();
        var priced = new TreeMap<Cell, PricedCell>();
        volumes.forEach(some -> priced.merge(
                Cell.of(dimensions, some::value),
                new PricedCell(some.holding(), new TreeMap<>()),
                (one, other) -> new PricedCell(one.holding().plus(other.holding()), new TreeMap<>())));
        return new PricedCube(dimensions, priced);
    }

    private Savings savings() {
        if (currencies.isEmpty()) {
            return Savings.NONE;
        }
        var saving = new Saving(
                1L + random.nextInt(100),
                Money.of(new BigDecimal(random.nextInt(9_999_999)).movePointLeft(3), currencies.getFirst()),
                2,
                0);
        return new Savings(saving, saving.plus(saving), saving);
    }

    private SortedMap<String, SortedMap<Use, Holding>> by(Function<Some, String> value) {
        var values = new TreeMap<String, SortedMap<Use, Holding>>();
        volumes.forEach(cell -> values.computeIfAbsent(value.apply(cell), _ -> new TreeMap<>())
                .merge(cell.use(), cell.holding(), Holding::plus));
        return values;
    }

    private static SortedMap<String, Measures> attached(SortedMap<String, SortedMap<Use, Holding>> by) {
        var values = new TreeMap<String, Measures>();
        by.forEach((value, uses) -> {
            var attached = Billed.attached(uses);
            if (attached.volumes() > 0) {
                values.put(value, new Measures(attached.volumes(), attached.gibibytes()));
            }
        });
        return values;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String account(int number) {
        return "%012d".formatted(100_000_000_000L + number);
    }
}
