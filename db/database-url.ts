/** Where the practice is kept instead of a file in its folder; undefined where it is that file. */
export const databaseUrl = (): string | undefined => process.env.ATTUNE_DATABASE || undefined
