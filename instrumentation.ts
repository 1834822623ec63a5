/**
 * Opens the practice when the server starts, so that a wrong setting or a missing key is told then and not at a first click, and lets
 * it stop in order.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { stopInOrder } = await import('./app/stop')
    const { startPractice } = await import('./db/start')
    stopInOrder()
    await startPractice()
  }
}
