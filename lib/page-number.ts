/** Which page of a list an address asks for, 1-based: the first where it says nothing, or no number. */
export const pageNumber = (asked: string | string[] | undefined): number =>
  typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1

/** Before which entry of a list an address asks for a page: null, and so the newest, where it says nothing, or no number. */
export const entryNumber = (asked: string | string[] | undefined): number | null =>
  typeof asked === 'string' && /^[1-9]\d{0,14}$/.test(asked) ? Number(asked) : null
