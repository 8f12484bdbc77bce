package ebscensus.report;

import ebscensus.core.census.Io1AsGp3;
import ebscensus.core.inventory.Location;
import ebscensus.report.money.Convertible;
import ebscensus.report.money.Saving;
import ebscensus.report.money.Savings;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads the savings of a report, and the convertible volumes from which the savings are computed. */
final class SavingsJson {
    private static final String GP2 = "gp2";
    private static final String IO1 = "io1";
    private static final String LIKE_FOR_LIKE = "likeForLike";
    private static final String BASELINE = "baseline";
    private static final String CONVERTIBLE = "convertible";
    private static final String GP2_SIZES = "gp2Sizes";
    private static final String DEARER = "dearerVolumes";

    /** A size in GiB, limited to 18 digits so that it fits in a {@code long}. */
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,17}");

    private SavingsJson() {}

    static ObjectNode write(Billed billed) {
        var json = JsonNodeFactory.instance.objectNode();
        var gp2 = json.putObject(GP2);
        gp2.set(LIKE_FOR_LIKE, write(billed.savings().gp2LikeForLike()));
        gp2.set(BASELINE, write(billed.savings().gp2Baseline()));
        json.set(IO1, write(billed.savings().io1()));
        var convertible = json.putArray(CONVERTIBLE);
        billed.convertible().forEach((location, volumes) -> convertible.add(write(location, volumes)));
        return json;
    }

    private static ObjectNode write(Saving saving) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("volumes", saving.volumes());
        json.set(HoldingJson.MONTHLY, HoldingJson.write(saving.money()));
        json.put(DEARER, saving.dearerVolumes());
        HoldingJson.putUnlessZero(json, HoldingJson.UNPRICED, saving.unpricedVolumes());
        return json;
    }

    private static ObjectNode write(Location location, Convertible volumes) {
        var json = BilledJson.write(location);
        var sizes = json.putObject(GP2_SIZES);
        volumes.gp2Sizes().forEach((size, count) -> sizes.put(Long.toString(size), count));
        var io1 = volumes.io1();
        if (!io1.equals(Io1AsGp3.NONE)) {
            json.putObject(IO1)
                    .put("volumes", io1.volumes())
                    .put("gibibytes", io1.gibibytes())
                    .put("io1Iops", io1.io1Iops())
                    .put("gp3Iops", io1.gp3Iops())
                    .put("gp3MebibytesPerSecond", io1.gp3MebibytesPerSecond());
        }
        return json;
    }

    /** Reads the savings only; {@link #readConvertible} reads the convertible volumes. */
    static Savings read(Fields fields) {
        var gp2 = fields.object(GP2);
        var savings = fields.checked(() -> new Savings(
                readSaving(gp2.object(LIKE_FOR_LIKE)),
                readSaving(gp2.object(BASELINE)),
                readSaving(fields.object(IO1))));
        gp2.requireNoMore();
        return savings;
    }

    private static Saving readSaving(Fields fields) {
        var saving = new Saving(
                fields.count("volumes"),
                HoldingJson.money(fields),
                fields.count(DEARER),
                HoldingJson.countOrZero(fields, HoldingJson.UNPRICED));
        fields.requireNoMore();
        return saving;
    }

    /** The convertible volumes by location; empty if the report does not include them. */
    static SortedMap<Location, Convertible> readConvertible(Fields fields) {
        var convertible = new TreeMap<Location, Convertible>();
        if (fields.has(CONVERTIBLE)) {
            for (Fields line : fields.objects(CONVERTIBLE)) {
                var location = BilledJson.readLocation(line);
                if (convertible.put(location, line.checked(() -> readVolumes(line))) != null) {
                    throw line.malformed("region", "unique in combination with the zone");
                }
            }
        }
        return convertible;
    }

    private static Convertible readVolumes(Fields line) {
        var json = line.object(GP2_SIZES);
        var sizes = new TreeMap<Long, Long>();
        for (String size : json.names()) {
            if (!SIZE.matcher(size).matches()) {
                throw line.malformed(GP2_SIZES, "numbers of volumes by their size in GiB, such as \"100\"");
            }
            sizes.put(Long.valueOf(size), json.count(size));
        }
        var io1 = line.has(IO1) ? readIo1(line.object(IO1)) : Io1AsGp3.NONE;
        line.requireNoMore();
        return new Convertible(sizes, io1);
    }

    private static Io1AsGp3 readIo1(Fields fields) {
        var io1 = new Io1AsGp3(
                fields.count("volumes"),
                fields.count("gibibytes"),
                fields.count("io1Iops"),
                fields.count("gp3Iops"),
                fields.count("gp3MebibytesPerSecond"));
        fields.requireNoMore();
        return io1;
    }
}
