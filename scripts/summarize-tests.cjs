// Prints the failed tests of a report in vitest's JSON, and how many there were of each: `N passed, N failed`.
const {readFileSync} = require('node:fs')

const {numPassedTests, numFailedTests, testResults} = JSON.parse(readFileSync(process.argv[2], 'utf8'))

for (const {name, status, message, assertionResults} of testResults) {
  for (const {status: outcome, fullName} of assertionResults)
    if (outcome === 'failed') console.log(`FAILED: ${fullName}`)
  if (status === 'failed' && assertionResults.every(({status: outcome}) => outcome !== 'failed'))
    console.log(`FAILED: ${name} ${message}`)
}

// A file that cannot be loaded has no tests to count; it is one that failed.
const broken = testResults.filter(
  ({status, assertionResults}) => status === 'failed' && assertionResults.length === 0,
).length
console.log(`${numPassedTests} passed, ${numFailedTests + broken} failed`)
