type Server = { pid: number; practice: string; bornAt: string }

export function noteServer(pid: number, practice: string, folder?: string): () => void
export function runningServers(folder?: string): Server[]
export function refuseWhileRunning(what: string, folder?: string): void
