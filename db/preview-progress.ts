/** `askedAt`: when its page last asked how far it is. */
type Preview = { read: number; total: number; askedAt: number }

declare global {
  // The server loads this module once per bundle; who waits for a preview is known once per process.
  var settingsPreviews: Map<string, Preview> | undefined
}

/** The previews that are being worked out, by the person who waits: one each, the last that was asked for. */
export function previewsGoingOn(): Map<string, Preview> {
  globalThis.settingsPreviews ??= new Map()
  return globalThis.settingsPreviews
}
