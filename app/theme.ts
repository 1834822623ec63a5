import { cookies } from 'next/headers'
import { z } from 'zod'
import { type Theme, themes } from '@/lib/theme'
import { cookieName, cookieOptions } from './auth/login-cookie'

/*
 * Kept with the browser and not with the person: a bright office and a dark train are different machines. It says nothing about
 * anybody, and is there before anyone has logged in.
 */
const oneYear = 365 * 24 * 60 * 60

/** The theme chosen in this browser. */
export async function chosenTheme(): Promise<Theme> {
  const kept = (await cookies()).get(cookieName('theme'))?.value
  return z.enum(themes).catch('system').parse(kept)
}

/** Keeps the choice for this browser. */
export async function keepTheme(theme: Theme): Promise<void> {
  const jar = await cookies()
  jar.set({ name: cookieName('theme'), value: theme, maxAge: oneYear, ...cookieOptions() })
}
