/* Preloaded into a run: writes the most memory that the process held, in KiB, as the last line of its stderr. */
process.on('exit', () => {
  process.stderr.write(`${process.resourceUsage().maxRSS}\n`)
})
