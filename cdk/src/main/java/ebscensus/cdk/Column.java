package ebscensus.cdk;

import java.util.Locale;

/**
 * A column of a table that Athena reads.
 *
 * @param name of the field in the JSON objects
 * @param type in the words of Hive
 * @param comment what it holds, in at most the 255 characters that Glue allows
 */
record Column(String name, String type, String comment) {
    /** Athena's tables only have lower-case names. The reader of JSON finds the field in spite of its capitals. */
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
