type Packages = { [place: string]: { version?: string; optional?: boolean; devOptional?: boolean } }

export function install(): Promise<void>
export function differences(wanted: Packages, installed: Packages): number
