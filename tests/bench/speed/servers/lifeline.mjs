/* Loaded into a server before its own program: it ends with whoever started it, whose end closes its standard input. */

process.stdin.on('end', () => process.exit()).resume()
