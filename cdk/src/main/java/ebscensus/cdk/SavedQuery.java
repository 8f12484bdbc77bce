package ebscensus.cdk;

import java.util.Locale;

/** The queries that are saved in Athena. DuckDB can run the same SQL. */
enum SavedQuery {
    TOTAL_BY_ACCOUNT("The volumes, GiB and monthly cost of each account, day by day"),
    UNATTACHED_BY_AGE("The unattached volumes of the latest day by their age"),
    LARGEST_ON_STOPPED("The 50 largest volumes of stopped instances on the latest day"),
    CHANGE_BY_ACCOUNT("The change of each account between the latest day and a week before"),
    GP2_LEFT("The gp2 volumes of the latest day that could become gp3, by account and region"),
    TAG_COVERAGE("For each tag of the request, the attached volumes of the latest day whose instance has it");

    private final String description;

    SavedQuery(String description) {
        this.description = description;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    String sql() {
        return Packaged.text(SavedQuery.class, "queries/" + label() + ".sql");
    }
}
