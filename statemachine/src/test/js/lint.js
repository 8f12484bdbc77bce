// Lints census.asl.json with two linters, each of which finds what the other misses. Silent where nothing is wrong.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const languageService = require("amazon-states-language-service");
const aslValidator = require("asl-validator");

const DEFINITION = path.join(__dirname, "../../../census.asl.json");

const linters = {
  "asl-validator": async (definition) => {
    const { isValid, errorsText } = aslValidator(JSON.parse(definition));
    return isValid ? [] : [errorsText("\n")];
  },
  "amazon-states-language-service": async (definition) => {
    const service = languageService.getLanguageService({});
    const document = languageService.TextDocument.create("file:///census.asl.json", "json", 1, definition);
    const findings = await service.doValidation(document, service.parseJSONDocument(document));
    return findings.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
  },
};

// What each linter must find in a broken definition: one that finds nothing there has not been linting at all.
const faults = {
  "asl-validator": {
    "a next state that does not exist": ({ ListInstances }) => (ListInstances.Next = "Nowhere"),
    "a field of the other query language": ({ ListInstances }) => (ListInstances.InputPath = "$"),
    "an expression that does not end": ({ ListInstances }) => (ListInstances.Output = "{% $states.result"),
    "a child execution of no type": ({ MeasureChunks }) => delete MeasureChunks.ItemProcessor.ProcessorConfig.ExecutionType,
  },
  "amazon-states-language-service": {
    "a next state that does not exist": ({ ListInstances }) => (ListInstances.Next = "Nowhere"),
    "a jitter strategy that does not exist": ({ ListInstances }) => (ListInstances.Retry[1].JitterStrategy = "SOME"),
    "a misspelt field": ({ ReducePartials }) => (ReducePartials.Retrys = []),
  },
};

function substituted(definition) {
  return definition
    .replaceAll(/\$\{(\w+)Arn\}/g, "arn:aws:lambda:eu-west-1:111122223333:function:$1:live")
    .replaceAll("${Partition}", "aws")
    .replaceAll("${Bucket}", "bucket");
}

async function findings(definition) {
  const found = [];
  for (const [name, lint] of Object.entries(linters)) {
    found.push(...(await lint(definition)).map((message) => `${DEFINITION}: ${message} (${name})`));
    for (const [fault, make] of Object.entries(faults[name])) {
      const broken = JSON.parse(definition);
      make(broken.States);
      if ((await lint(JSON.stringify(broken))).length === 0) {
        found.push(`${name} does not find ${fault}`);
      }
    }
  }
  return found;
}

findings(substituted(fs.readFileSync(DEFINITION, "utf8"))).then((found) => {
  found.forEach((finding) => console.error(finding));
  process.exitCode = found.length === 0 ? 0 : 1;
});
