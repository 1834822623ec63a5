import { z } from 'zod'

/** Fields of a person that more than one form has. */
export const personName = z.string().trim().min(1).max(120)
export const emailAddress = z.email().max(254)
