export function complaintAbout(version: string): string | null
