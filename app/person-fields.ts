import { z } from 'zod'
import { lineTyped } from './typed-text'

/** Fields of a person that more than one form has. */
export const personName = lineTyped(120).min(1)
export const emailAddress = z.email().max(254)
