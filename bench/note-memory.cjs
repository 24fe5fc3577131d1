// Loaded before the program with --require: writes the most memory it had, in KiB, into $MEMORY_NOTE.
process.on('exit', () =>
  require('node:fs').writeFileSync(process.env.MEMORY_NOTE, `${process.resourceUsage().maxRSS}\n`),
)
