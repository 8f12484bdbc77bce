package ebscensus.cdk;

import java.util.Locale;

/**
 * A column of a table that Athena reads.
 *
 * @param name the name of the field in the JSON objects
 * @param type the type, as Hive writes it
 * @param comment what the column holds, in at most 255 characters, which is Glue's limit
 */
record Column(String name, String type, String comment) {
    /**
     * The name of the column in Glue. It is in lower case, because Athena allows only lower-case names. The JSON reader ignores
     * case, so it still finds the field.
     */
    String inGlue() {
        return name.toLowerCase(Locale.ROOT);
    }

    static Column text(String name, String comment) {
        return new Column(name, "string", comment);
    }

    static Column count(String name, String comment) {
        return new Column(name, "bigint", comment);
    }

    static Column flag(String name, String comment) {
        return new Column(name, "boolean", comment);
    }

    static Column tags(String name, String comment) {
        return new Column(name, "map<string,string>", comment);
    }
}
