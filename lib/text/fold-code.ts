/** A client's code as codes are compared: without case, accents and doubled spaces. Only compared, never shown. */
export const foldCode = (code: string): string =>
  code.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
