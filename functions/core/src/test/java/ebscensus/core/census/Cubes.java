package ebscensus.core.census;

import ebscensus.core.request.Dimension;
import java.util.Map;
import java.util.TreeMap;

/** Cubes of one cell, of running volumes unless another use is named, as a scope has them; {@link Cube#plus} makes larger ones of them. */
public final class Cubes {
    /** The zone of all of them. */
    public static final String ZONE = "eu-west-1a";

    private Cubes() {}

    public static Cube of(String type, Measures measures) {
        return of(type, Map.of(), measures);
    }

    public static Cube of(String type, Use use, Measures measures) {
        return of(type, use, Map.of(), measures);
    }

    /** @param labels by tag key */
    public static Cube of(String type, Map<String, String> labels, Measures measures) {
        return of(type, Use.RUNNING, labels, measures);
    }

    private static Cube of(String type, Use use, Map<String, String> labels, Measures measures) {
        var values = new TreeMap<>(Map.of(Dimension.ZONE, ZONE, Dimension.TYPE, type, Dimension.USE, use.label()));
        labels.forEach((key, label) -> values.put(Dimension.tag(key), label));
        var dimensions = values.keySet().stream().toList();
        return new Cube(
                dimensions, Map.of(Cell.of(dimensions, dimension -> values.getOrDefault(dimension, "")), measures));
    }
}
