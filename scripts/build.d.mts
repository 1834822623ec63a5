export function build(): Promise<void>
export function hashOf(places: readonly string[]): string
