/** Where a session is recorded and corrected. */
export const sessionPath = (clientId: string, sessionId: string) => `/clients/${clientId}/sessions/${sessionId}`

/** What was saved of a session. */
export const summaryPath = (clientId: string, sessionId: string) => `${sessionPath(clientId, sessionId)}/summary`
