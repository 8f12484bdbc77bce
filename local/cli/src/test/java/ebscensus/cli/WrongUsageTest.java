package ebscensus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {
    @ParameterizedTest(name = "census {0}")
    @CsvSource(delimiter = '|', textBlock = """
        run --regoin eu-west-1                   | unknown option "--regoin"; did you mean --region?
        run --simulat=5                          | unknown option "--simulat"; did you mean --simulate?
        rum                                      | unknown argument "rum"; did you mean run?
        run now                                  | unknown argument "now"
        run --region                             | Missing required parameter for option '--region' (REGION)
        run --seed 3                             | Missing required argument(s): --simulate=N
        simulate                                 | Missing required option: '--instances=N'
        run --out a --quit                       | unknown option "--quit"; did you mean --quiet?
        run --verbose                            | unknown option "--verbose"
        frobnicate                               | unknown argument "frobnicate"
        benchmrk                                 | unknown argument "benchmrk"; did you mean benchmark?
        sim                                      | unknown argument "sim"; did you mean simulate?
        simulate --instance 10                   | unknown option "--instance"; did you mean --instances?
        simulate --instance=10                   | unknown option "--instance"; did you mean --instances?
        run --sed 3 --seed 2                     | unknown option "--sed"; did you mean --seed?
        run --profile a --profile b              | --profile is given twice: give it once
        run --output json --output=table         | --output is given twice: give it once
        run --all-regions --all-regions          | --all-regions is given twice: give it once
        run --simulate 1 --simulate 2            | --simulate is given twice: give it once
        run --seed 1 --simulate 2 --seed 3       | --seed is given twice: give it once
        run --role a --role b --simulate 1       | --role is given twice: give it once
        run --external-id a --external-id a      | --external-id is given twice: give it once
        run --calls-per-second 1 --calls-per-second 2 | --calls-per-second is given twice: give it once
        simulate --instances 1 --instances 2     | --instances is given twice: give it once
        --completion tcsh                        | --completion: "tcsh" is not allowed; allowed: bash, zsh or fish
        page                                     | Missing required parameter: 'REPORT.json'
        page a.json --quiet                      | unknown option "--quiet"
        page a.json --out a --out b              | --out is given twice: give it once
        run --simulate many                      | --simulate: "many" is not allowed; allowed: a whole number, such as 10
        run --calls-per-second 1.5               | --calls-per-second: "1.5" is not allowed; allowed: a whole number, such as 10
        run --output xml                         | --output: "xml" is not allowed; allowed: table, json, csv or jsonl
        run --simulate 1 --churn much            | --churn: "much" is not allowed; allowed: a rate from 0 to 1, such as 0.05
        run --simulate 1 --latency 40            | --latency: "40" is not allowed; allowed: a whole number and its unit us, ms or s, such as 40ms
        """)
    void what_does_not_parse_is_refused_in_two_lines_the_second_of_which_leads_to_help(
            String arguments, String message) {
        var ran = Ran.census(arguments.split(" ", -1));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(2).first().isEqualTo("census: " + message);
        assertThat(ran.err().lines()).last().asString().matches("See: census( run| page| simulate)? --help");
    }

    @ParameterizedTest(name = "census {0}")
    @CsvSource(delimiter = '|', textBlock = """
        run --calls-per-second 0                 | --calls-per-second: 0 is not allowed; allowed: a whole number from 1 to 60
        run --calls-per-second -3                | --calls-per-second: -3 is not allowed; allowed: a whole number from 1 to 60
        run --region EU                          | --region: "EU" is not allowed; allowed: a region name, such as "eu-west-1"
        run --region eu-west-1/../x              | --region: "eu-west-1/../x" is not allowed; allowed: a region name, such as "eu-west-1"
        run --region eu-west-1 --region eu-west-1 | --region: [eu-west-1, eu-west-1] is not allowed; allowed: each region once
        run --region eu-west-1 --all-regions     | --region and --all-regions exclude each other: give one of them
        run --filter tag:env                     | --filter: "tag:env" is not allowed; allowed: NAME=VALUE, such as tag:env=prod
        run --filter tag:env=                    | --filter tag:env: "" is not allowed; allowed: a text of 1 to 255 characters
        run --filter =prod                       | --filter: "" is not allowed; allowed: the name of a DescribeInstances filter, such as "tag:env" or "instance-type"
        run --group-by team                      | --group-by: "team" is not allowed; allowed: "tag:" and a tag key of 1 to 128 characters, such as "tag:team"
        run --endpoint-url localhost             | --endpoint-url: "localhost" is not allowed; allowed: an http or https URL, such as http://127.0.0.1:4566
        run --endpoint-url ftp://127.0.0.1       | --endpoint-url: "ftp://127.0.0.1" is not allowed; allowed: an http or https URL, such as http://127.0.0.1:4566
        run --endpoint-url http://x --simulate 1 | --endpoint-url and --simulate exclude each other: give one of them
        run --simulate 1 --page a --out a        | --page and --out name the same file: name two files
        run --profile p --simulate 1             | --profile and --simulate exclude each other: give one of them
        run --simulate -1                        | --simulate: -1 is not allowed; allowed: a whole number from 0 to 5000000
        run --simulate 5000001                   | --simulate: 5000001 is not allowed; allowed: a whole number from 0 to 5000000
        run --simulate 1 --page-cap 4            | --page-cap: 4 is not allowed; allowed: a whole number from 5
        run --simulate 1 --fault reset           | --fault: "reset" is not allowed; allowed: KIND=RATE, KIND=REGION, KIND=ACCOUNT or KIND=SOURCE, such as reset=0.01
        run --simulate 1 --fault damage=recycle-bin | --fault: "damage=recycle-bin" is not allowed; allowed: damage=prices
        run --simulate 1 --fault reset=2         | --fault: "reset=2" is not allowed; allowed: a rate from 0 to 1, such as reset=0.01
        run --simulate 1 --fault deny=eu-west-1  | --fault: "deny=eu-west-1" is not allowed; allowed: a simulated region: us-east-1
        run --simulate 1 --fault disable=x/eu-west-1 | --fault: "disable=x/eu-west-1" is not allowed; allowed: a simulated account: 111122223333
        run --simulate 1 --fault deny-role=1     | --fault: "deny-role=1" is not allowed; allowed: a simulated account: 111122223333
        run --simulate 1 --fault suspend=1       | --fault: "suspend=1" is not allowed; allowed: a simulated account: 111122223333
        run --simulate 1 --fault opt-out=eu-west-1 | --fault: "opt-out=eu-west-1" is not allowed; allowed: a simulated region: us-east-1
        run --simulate 1 --churn 1.5             | --churn: 1.5 is not allowed; allowed: a rate from 0 to 1, such as 0.05
        run --simulate 1 --churn NaN             | --churn: NaN is not allowed; allowed: a rate from 0 to 1, such as 0.05
        run --simulate 1 --simulated-accounts 0  | --simulated-accounts: 0 is not allowed; allowed: a whole number from 1 to 5000
        simulate --instances 1 --truth --organizational-unit r-sim1 | --organizational-unit: [r-sim1] is not allowed; allowed: none with --truth
        simulate --instances 1 --port 65536      | --port: 65536 is not allowed; allowed: a whole number from 0 to 65535
        """)
    void what_is_not_allowed_is_refused_in_one_line_that_names_option_value_and_what_is_allowed(
            String arguments, String message) {
        var ran = Ran.census(arguments.split(" ", -1));

        assertThat(ran).isEqualTo(new Ran(2, "", "census: " + message + "\n"));
    }

    @Test
    void an_unknown_fault_is_refused_with_the_nearest_known_one() {
        var ran = Ran.census("run", "--simulate", "1", "--fault", "rest=0.1");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("census: --fault: \"rest\" is not allowed")
                .endsWith("did you mean \"reset\"?\n");
    }

    @Test
    void an_unknown_fault_that_is_like_no_known_one_is_refused_without_a_guess() {
        assertThat(Ran.census("run", "--simulate", "1", "--fault", "earthquake=0.1")
                        .err())
                .startsWith("census: --fault: \"earthquake\" is not allowed; allowed: auth-failure, ")
                .endsWith(", repeat-items\n");
    }

    @Test
    void without_a_command_the_help_is_shown_and_the_status_says_that_nothing_was_counted() {
        var ran = Ran.census();

        assertThat(ran).isEqualTo(new Ran(2, "", Ran.census("--help").out()));
        assertThat(ran.err()).contains("\n  run ", "\n  simulate ", "\n  benchmark ", "\n  help ");
    }

    @Test
    void the_benchmarks_are_started_by_the_script_alone() {
        assertThat(Ran.census("benchmark").status()).isEqualTo(1);
        assertThat(Ran.census("benchmark").err())
                .isEqualTo("census: benchmark must be the first argument of the script ./census, which builds the"
                        + " benchmarks\n");
    }

    @Test
    void an_escape_sequence_in_an_argument_does_not_reach_the_terminal() {
        var ran = Ran.census("run", "--\u001b[31mred");

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--\\u001b[31mred").doesNotContain("\u001b");
    }

    @Test
    void arguments_that_do_not_parse_have_no_stack_trace_even_with_debug() {
        var unparsable = Ran.census("--debug", "run", "--regoin");

        assertThat(unparsable.err()).doesNotContain("\tat ");
    }
}
