package ebscensus.functions;

import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.S3RunStores;
import ebscensus.core.Inventory;
import ebscensus.core.RunStore;
import java.util.Map;
import java.util.function.Function;

/** What the functions run on in AWS, as their environment says. Endpoints, if not AWS's own, are set by the SDK's variables. */
final class Production {
    /** The bucket that runs and reports are written to. */
    static final String BUCKET = "CENSUS_BUCKET";

    /** What the metrics of this census are told apart from those of another by. */
    static final String NAME = "CENSUS_NAME";

    private static final String DEFAULT_NAME = "ebs-census";

    private Production() {}

    static Inventory inventory() {
        return AwsInventory.connect(AwsSettings.DEFAULT);
    }

    /** The store of each run, by its id. */
    static Function<String, RunStore> stores() {
        return S3RunStores.connect(AwsSettings.DEFAULT, bucket(System.getenv()))::of;
    }

    static String name(Map<String, String> environment) {
        return environment.getOrDefault(NAME, DEFAULT_NAME);
    }

    static String bucket(Map<String, String> environment) {
        String bucket = environment.getOrDefault(BUCKET, "");
        if (bucket.isEmpty()) {
            throw new IllegalStateException(
                    "the environment variable " + BUCKET + " is not set: the name of the bucket for runs and reports");
        }
        return bucket;
    }
}
