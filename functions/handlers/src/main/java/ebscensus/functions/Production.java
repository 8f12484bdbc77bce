package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsPriceList;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.Patience;
import ebscensus.aws.S3RunStores;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.Caller;
import java.util.Map;
import java.util.function.Function;

/** Connects the functions to AWS as the environment variables specify. Variables of the AWS SDK can set other endpoints. */
final class Production {
    private static final String DEFAULT_NAME = "ebs-census";

    private Production() {}

    /**
     * Returns a {@link Function} from the context of an invocation to its inventory. The inventory gets the caller from this
     * context, so it does not need to call STS.
     */
    static Function<Context, Inventory> inventory() {
        if (isSnapshot(System.getenv())) {
            AwsInventory.warmUp();
        }
        var inventory = AwsInventory.connect(AwsSettings.DEFAULT.withPatience(patience(System.getenv())));
        return context -> inventory.knowing(caller(context));
    }

    /** The owner of the function's credentials, which is known without a call to AWS. */
    static Caller caller(Context context) {
        return Invocation.caller(context, System.getenv().getOrDefault(Variables.ROLE, ""));
    }

    /** The stores of runs and of reports. */
    static S3RunStores stores() {
        if (isSnapshot(System.getenv())) {
            S3RunStores.warmUp();
        }
        return S3RunStores.connect(AwsSettings.DEFAULT, bucket(System.getenv()));
    }

    /** AWS's list prices, requested with the function's own credentials. */
    static PriceList priceList() {
        return AwsPriceList.connect(AwsSettings.DEFAULT);
    }

    /** The objects with the rows of all volumes; {@link VolumeObjects#OFF} if the stack does not keep them. */
    static VolumeObjects volumes(Map<String, String> environment, S3RunStores bucket) {
        String wanted = environment.getOrDefault(Variables.VOLUMES, "false");
        return switch (wanted) {
            case "true" -> new VolumeObjects(bucket.reports());
            case "false" -> VolumeObjects.OFF;
            default ->
                throw new IllegalStateException("the environment variable " + Variables.VOLUMES + " is \"" + wanted
                        + "\": true and false are allowed");
        };
    }

    /**
     * Whether Lambda takes a snapshot of this process, in which case it is worth warming the process up. Source:
     * docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, 2026-11.
     */
    static boolean isSnapshot(Map<String, String> environment) {
        return environment.getOrDefault("AWS_LAMBDA_INITIALIZATION_TYPE", "").equals("snap-start");
    }

    static String name(Map<String, String> environment) {
        return environment.getOrDefault(Variables.NAME, DEFAULT_NAME);
    }

    static PlanPolicy policy(Map<String, String> environment) {
        String workers = environment.get(Variables.MAX_WORKERS);
        return workers == null ? PlanPolicy.DEFAULT : PlanPolicy.DEFAULT.withMaxWorkers(Integer.parseInt(workers));
    }

    static Patience patience(Map<String, String> environment) {
        String attempts = environment.get(Variables.ATTEMPTS);
        if (attempts == null) {
            return Patience.DEFAULT;
        }
        if (!attempts.matches("[1-9][0-9]?|100")) {
            throw new IllegalStateException("the environment variable " + Variables.ATTEMPTS + " is \"" + attempts
                    + "\": a whole number from 1 to 100 is allowed");
        }
        return Patience.DEFAULT.withAttempts(Integer.parseInt(attempts));
    }

    static String bucket(Map<String, String> environment) {
        String bucket = environment.getOrDefault(Variables.BUCKET, "");
        if (bucket.isEmpty()) {
            throw new IllegalStateException("the environment variable " + Variables.BUCKET
                    + " is not set; it must be the name of the bucket for runs and reports");
        }
        return bucket;
    }
}
