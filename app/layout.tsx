import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { fontClasses } from './fonts'
import { chosenTheme } from './theme'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Attune', template: '%s · Attune' },
  description: 'A practice dashboard for attachment and the therapeutic alliance',
  robots: { index: false, follow: false },
  // Codes and dates are not telephone numbers.
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

const paper = { light: '#fbf9f4', dark: '#171a19' }

export async function generateViewport(): Promise<Viewport> {
  const theme = await chosenTheme()
  if (theme !== 'system') return { colorScheme: theme, themeColor: paper[theme] }
  return {
    colorScheme: 'light dark',
    themeColor: [
      { media: '(prefers-color-scheme: light)', color: paper.light },
      { media: '(prefers-color-scheme: dark)', color: paper.dark },
    ],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The nonce of the content security policy is new with every request: no page is made ahead.
  await connection()
  return (
    <html lang="en-GB" data-theme={await chosenTheme()} className={fontClasses}>
      <body>{children}</body>
    </html>
  )
}
