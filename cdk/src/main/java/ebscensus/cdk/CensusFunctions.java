package ebscensus.cdk;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import ebscensus.functions.ListInstances;
import ebscensus.functions.MeasureChunk;
import ebscensus.functions.ReducePartials;
import ebscensus.functions.Variables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** The three functions, each with the permissions that it needs and no others. */
final class CensusFunctions extends Construct {
    /**
     * The memory of the reducer in MB. It comes with one vCPU, which is enough because the function only waits for S3 and adds
     * numbers up.
     */
    private static final int REDUCER_MEMORY = 1_769;

    private static final String RUNS = "runs/*";
    private static final String VOLUMES = "volumes/*";
    private static final String LIST = "list-instances";
    private static final String MEASURE = "measure-chunk";
    private static final String REDUCE = "reduce-partials";

    private static final String TRACES = "X-Ray has no narrower resource for writing traces.";
    private static final String EVERY_RUN = "Each run has its own keys.";

    /** The endings of the names of the roles that may assume the role of {@link MemberRoleStack} in other accounts. */
    static final List<String> THAT_ENTER_ACCOUNTS = List.of(LIST, MEASURE);

    private final Foundation foundation;
    private final ReportBucket bucket;
    private final CensusFunction listInstances;
    private final CensusFunction measureChunk;
    private final CensusFunction reducePartials;

    CensusFunctions(Construct scope, String id, Foundation foundation, Code code) {
        super(scope, id);
        this.foundation = foundation;
        this.bucket = foundation.bucket();
        var settings = foundation.settings();
        int memory = settings.workers().memory();
        String volumes = Boolean.toString(settings.storage().volumes());
        var workers = Map.of(
                Variables.MAX_WORKERS, Integer.toString(settings.workers().most()), Variables.VOLUMES, volumes);
        listInstances = function(ListInstances.class, LIST, memory, code, workers);
        measureChunk = function(MeasureChunk.class, MEASURE, memory, code, Map.of(Variables.VOLUMES, volumes));
        reducePartials = function(ReducePartials.class, REDUCE, REDUCER_MEMORY, code, announcing());
        allowListing();
        allowMeasuring();
        allowReducing();
        if (settings.storage().volumes()) {
            allowKeepingVolumes();
        }
        settings.organizationId().ifPresent(organization -> allowOtherAccounts(organization, settings.memberRole()));
        settings.network().ifPresent(this::join);
    }

    String listInstancesArn() {
        return listInstances.arn();
    }

    String measureChunkArn() {
        return measureChunk.arn();
    }

    String reducePartialsArn() {
        return reducePartials.arn();
    }

    private CensusFunction function(
            Class<? extends RequestStreamHandler> handler,
            String name,
            int memory,
            Code code,
            Map<String, String> ofItsOwn) {
        var environment = new TreeMap<>(ofItsOwn);
        environment.put(Variables.BUCKET, bucket.name());
        environment.put(Variables.NAME, foundation.settings().prefix());
        return new CensusFunction(this, handler, name, memory, foundation, code, environment);
    }

    private Map<String, String> announcing() {
        return foundation
                .settings()
                .notices()
                .summary()
                .map(cadence -> Map.of(
                        Variables.SUMMARY, cadence.name().toLowerCase(Locale.ROOT),
                        Variables.LINK, Console.object(this, bucket.name())))
                .orElse(Map.of());
    }

    private void join(Network network) {
        var place = new CensusNetwork(this, "Network", foundation.settings(), network);
        List.of(listInstances, measureChunk, reducePartials).forEach(function -> function.join(place));
    }

    /** Allows listing, and also what measuring needs, because {@code list-instances} itself measures small fleets. */
    private void allowListing() {
        allowAsking(
                listInstances,
                "ec2:DescribeAvailabilityZones",
                "ec2:DescribeInstances",
                "ec2:DescribeRegions",
                "ec2:DescribeVolumes",
                "ec2:ListVolumesInRecycleBin");
        allowWriting(listInstances, RUNS);
        // A rerun reads the results of an earlier run.
        allowReading(listInstances, RUNS);
        allowReading(listInstances, "reports/executions/*");
    }

    private void allowMeasuring() {
        // DescribeInstances is needed for a second look at instances that had volumes when they were listed but none
        // when they were measured.
        allowAsking(measureChunk, "ec2:DescribeInstances", "ec2:DescribeVolumes", "ec2:ListVolumesInRecycleBin");
        allowReading(measureChunk, "runs/*/chunks/*");
        allowWriting(measureChunk, "runs/*/partials/*");
    }

    /** Allows writing rows of volumes. Workers may also read the plan, which has the day of the run and the account names. */
    private void allowKeepingVolumes() {
        allowWriting(listInstances, VOLUMES);
        allowWriting(measureChunk, VOLUMES);
        allowReading(measureChunk, "runs/*/plan.json");
    }

    private void allowReducing() {
        allowReading(reducePartials, RUNS);
        // The function compares the new report with the reports of earlier runs.
        allowReading(reducePartials, "reports/*");
        allowWriting(reducePartials, "reports/*");
        allowWriting(reducePartials, "cells/*");
        reducePartials.allow(List.of("pricing:GetProducts"), List.of("*"));
        reducePartials.explain("The price list has no narrower resource. " + TRACES, "*");
    }

    private void allowAsking(CensusFunction function, String... actions) {
        function.allow(List.of(actions), List.of("*"));
        function.explain(
                "EC2's Describe actions have no narrower resource, and the request does not name the volumes in the"
                        + " Recycle Bin. "
                        + TRACES,
                "*");
    }

    /** Allows reading objects, and also listing them, because the run store checks whether an object exists before reading it. */
    private void allowReading(CensusFunction function, String keys) {
        function.allow(List.of("s3:GetObject"), List.of(bucket.objects(keys)));
        function.allow(
                List.of("s3:ListBucket"), List.of(bucket.arn()), Map.of("StringLike", Map.of("s3:prefix", keys)));
        function.explain(EVERY_RUN, keys);
    }

    private void allowWriting(CensusFunction function, String keys) {
        function.allow(List.of("s3:PutObject"), List.of(bucket.objects(keys)));
        function.explain(EVERY_RUN, keys);
    }

    private void allowOtherAccounts(String organizationId, String memberRole) {
        var roles = List.of("arn:" + Aws.PARTITION + ":iam::*:role/" + memberRole);
        var ofTheOrganization = Map.<String, Object>of("StringEquals", Map.of("aws:ResourceOrgID", organizationId));
        for (var function : List.of(listInstances, measureChunk)) {
            function.allow(List.of("sts:AssumeRole"), roles, ofTheOrganization);
            function.explain("The role of this name in any account of the organization.", ":role/" + memberRole);
        }
        listInstances.allow(
                List.of(
                        "organizations:ListAccounts",
                        "organizations:ListAccountsForParent",
                        "organizations:ListOrganizationalUnitsForParent"),
                List.of("*"));
    }
}
