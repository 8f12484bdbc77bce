// Lints the templates that the tests have left in target/templates with AWS's validator, which knows the schemas of all resource
// types and cfn-lint's rules, and with cfn-lint itself where it is on the PATH. Silent where nothing is wrong.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { spawnSync } = require("node:child_process");
const { CelEngine, TemplateFile } = require("@aws/cloudformation-validate");

const TEMPLATES = path.join(__dirname, "../../../target/templates");

const regions = {
  "us-east-1": { partition: "aws", urlSuffix: "amazonaws.com" },
  "us-gov-west-1": { partition: "aws-us-gov", urlSuffix: "amazonaws.com" },
  "cn-north-1": { partition: "aws-cn", urlSuffix: "amazonaws.com.cn" },
  "ap-southeast-6": { partition: "aws", urlSuffix: "amazonaws.com" },
};

// What the validator must find in a broken template: one that finds nothing there has not been validating at all.
const faults = {
  "a property that does not exist": ({ Resources }) => (first(Resources, "AWS::StepFunctions::StateMachine").RoleARN = "x"),
  "a number that is too small": ({ Resources }) => (first(Resources, "AWS::Lambda::Function").MemorySize = 1),
  "a function that the region cannot start from a snapshot": ({ Resources }) =>
    (first(Resources, "AWS::Lambda::Function").SnapStart = { ApplyOn: "PublishedVersions" }),
  "a reference to nothing": ({ Resources }) => (first(Resources, "AWS::Lambda::Function").Role = { Ref: "Nobody" }),
};

function first(resources, type) {
  return Object.values(resources).find((resource) => resource.Type === type).Properties;
}

const engine = new CelEngine();

function errors(file, region) {
  const { diagnostics } = engine.validateStandard(new TemplateFile(file), {
    severityLevel: "ERROR",
    pseudoParameterOverrides: { region, accountId: "111122223333", ...regions[region] },
  });
  return diagnostics.map(({ ruleId, message, entity }) => `${ruleId} ${entity?.logicalId}: ${message}`);
}

// A template is named after the region that it was made for, if it was made for one; any other is for all of them.
function regionsOf(template) {
  const made = Object.keys(regions).filter((region) => template.includes(`.${region}.`));
  return made.length === 0 ? Object.keys(regions) : made;
}

function overlooked(template) {
  const broken = path.join(TEMPLATES, "../broken.template.json");
  return Object.entries(faults)
    .filter(([, make]) => {
      const copy = JSON.parse(fs.readFileSync(path.join(TEMPLATES, template), "utf8"));
      make(copy);
      fs.writeFileSync(broken, JSON.stringify(copy));
      return errors(broken, "cn-north-1").length === 0;
    })
    .map(([fault]) => `the validator does not find ${fault}`);
}

function together(template) {
  return regionsOf(template).join(" ");
}

function cfnLint(templates) {
  if (spawnSync("cfn-lint", ["--version"]).status !== 0) {
    console.log("cfn-lint is not on the PATH: the templates were linted by AWS's validator alone");
    return [];
  }
  // One call for all templates of the same regions, because cfn-lint takes no longer for four regions than for one.
  return [...new Set(templates.map(together))].flatMap((names) => {
    const files = templates.filter((template) => together(template) === names);
    const options = ["--non-zero-exit-code", "error", "--regions", ...names.split(" "), "--template", ...files];
    const { status, stdout, stderr } = spawnSync("cfn-lint", options, { cwd: TEMPLATES, encoding: "utf8" });
    const said = stdout.split("\n").filter((line) => /^E\d/.test(line));
    return (status !== 0 && said.length === 0 ? [stderr] : said).map((line) => `${names}: ${line} (cfn-lint)`);
  });
}

// A build of selected tests, such as that of the fault campaign, writes no templates.
if (!fs.existsSync(TEMPLATES)) {
  console.log("No test has written templates: none is linted.");
  process.exit(0);
}
const templates = fs.readdirSync(TEMPLATES).sort();
const found = [
  ...overlooked("default.cn-north-1.template.json"),
  ...templates.flatMap((template) =>
    regionsOf(template).flatMap((region) =>
      errors(path.join(TEMPLATES, template), region).map((error) => `${template}, ${region}: ${error}`),
    ),
  ),
  ...cfnLint(templates),
];
found.forEach((finding) => console.error(finding));
process.exitCode = found.length === 0 ? 0 : 1;
