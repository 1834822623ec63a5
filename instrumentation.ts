/**
 * Opens the practice when the server starts, so that a wrong setting or a missing key is told then and not at a first click, and lets
 * it stop in order.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { boundLog } = await import('./app/bounded-log')
    const { stopInOrder } = await import('./app/stop')
    const { keepWritingRefused } = await import('./app/write-refused')
    const { mailProblem } = await import('./app/auth/mail')
    const { namedProxies, unnamedProxy } = await import('./app/auth/named-proxies')
    const { notePeers } = await import('./app/auth/peer')
    const { keepMailing } = await import('./app/mailing')
    const { startPractice } = await import('./db/start')
    boundLog()
    stopInOrder()
    keepWritingRefused()
    namedProxies()
    const problem = mailProblem()
    if (problem) throw new Error(problem)
    const unnamed = unnamedProxy()
    if (unnamed) console.warn(unnamed)
    notePeers()
    await startPractice()
    keepMailing()
  }
}
