package ebscensus.functions;

import com.amazonaws.services.lambda.runtime.Context;
import ebscensus.aws.AwsInventory;
import ebscensus.aws.AwsPriceList;
import ebscensus.aws.AwsSettings;
import ebscensus.aws.S3RunStores;
import ebscensus.core.inventory.Inventory;
import ebscensus.core.inventory.PriceList;
import ebscensus.core.plan.PlanPolicy;
import ebscensus.core.request.Caller;
import java.util.Map;
import java.util.function.Function;

/** What the functions run on in AWS, as their environment says. Endpoints, if not AWS's own, are set by the SDK's variables. */
final class Production {
    private static final String DEFAULT_NAME = "ebs-census";

    private Production() {}

    /** The inventory as an invocation sees it, which knows whose credentials it has. */
    static Function<Context, Inventory> inventory() {
        if (isSnapshot(System.getenv())) {
            AwsInventory.warmUp();
        }
        var inventory = AwsInventory.connect(AwsSettings.DEFAULT);
        return context -> inventory.knowing(caller(context));
    }

    /** Whose credentials the function has, which needs no call. */
    static Caller caller(Context context) {
        return Invocation.caller(context, System.getenv().getOrDefault(Variables.ROLE, ""));
    }

    /** The stores of runs, by their ids, and of reports. */
    static S3RunStores stores() {
        if (isSnapshot(System.getenv())) {
            S3RunStores.warmUp();
        }
        return S3RunStores.connect(AwsSettings.DEFAULT, bucket(System.getenv()));
    }

    /** AWS's list prices, asked with the function's own credentials. */
    static PriceList priceList() {
        return AwsPriceList.connect(AwsSettings.DEFAULT);
    }

    /**
     * Whether what is loaded now is kept for all environments to come, so that warming up is worth its time. Source:
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

    static String bucket(Map<String, String> environment) {
        String bucket = environment.getOrDefault(Variables.BUCKET, "");
        if (bucket.isEmpty()) {
            throw new IllegalStateException("the environment variable " + Variables.BUCKET
                    + " is not set: the name of the bucket for runs and reports");
        }
        return bucket;
    }
}
