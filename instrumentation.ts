/** Opens the practice when the server starts, so that a wrong setting or a missing key is told then and not at a first click. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openPractice, practiceFolder } = await import('./db/open')
  const { setupCode } = await import('./db/setup-code')
  try {
    openPractice(practiceFolder())
    const code = setupCode()
    if (code) console.log(`To set the practice up, open /setup with the code ${code}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
