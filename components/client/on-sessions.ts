/** Flags that have a place on the timeline: not those whose session was moved to another client since. */
export function onSessions<Flag extends { sessionId: string | null }>(
  flags: readonly Flag[],
): (Flag & { sessionId: string })[] {
  return flags.flatMap(flag => (flag.sessionId === null ? [] : [{ ...flag, sessionId: flag.sessionId }]))
}
