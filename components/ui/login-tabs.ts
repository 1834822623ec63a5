/** What all pages of this browser hear that show something to somebody who is logged in. */
export const loginChannel = 'attune-login'

/** Has each of them ask whether its login still holds: it was ended, begun or used here. */
export function tellTabs(): void {
  const channel = new BroadcastChannel(loginChannel)
  channel.postMessage(null)
  channel.close()
}
