/** Where and how the practice writes its days. */
export type Place = { locale: string; timeZone: string }
