// Adds up jest's JSON reports in a folder. Ends with 1 if a test failed, could not be read or was left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const reports = readdirSync(folder).map((file) => ({
  file,
  ...JSON.parse(readFileSync(join(folder, file), 'utf8')),
}));
const total = (count) => reports.reduce((sum, report) => sum + count(report), 0);

const broken = total((report) => report.numRuntimeErrorTestSuites);
const leftOut = total((report) => report.numPendingTests + report.numTodoTests);
for (const { file, numPassedTests, numFailedTests, numPendingTests } of reports) {
  console.log(`${file}: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} left out`);
}
if (broken > 0) console.log(`${broken} test files could not be run`);
if (leftOut > 0) console.log(`${leftOut} tests were left out`);

const passed = total((report) => report.numPassedTests);
const failed = total((report) => report.numFailedTests) + broken;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = passed > 0 && failed === 0 && leftOut === 0 ? 0 : 1;
