import { loginChannel } from './login-tabs'

/** Has each page of this browser ask whether its login still holds: it was ended, begun or used here. */
export function tellTabs(): void {
  const channel = new BroadcastChannel(loginChannel)
  channel.postMessage(null)
  channel.close()
}
