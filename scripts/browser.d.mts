/** A Chromium on this machine: CHROMIUM_PATH, else one on the PATH, else Playwright's own; undefined when there is none. */
export function findChromium(): string | undefined
