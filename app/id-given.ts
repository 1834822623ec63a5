import { z } from 'zod'

/** The id of a row as a form sends it. Some become part of an address, so nothing in it may mean something there. */
export const idGiven = z.string().regex(/^[\w-]{1,64}$/)
