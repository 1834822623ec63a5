import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { fontClasses } from './fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Attune', template: '%s · Attune' },
  description: 'A practice dashboard for attachment and the therapeutic alliance',
  robots: { index: false, follow: false },
  // Codes and dates are not telephone numbers.
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f4' },
    { media: '(prefers-color-scheme: dark)', color: '#171a19' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The nonce of the content security policy is new with every request: no page is made ahead.
  await connection()
  return (
    <html lang="en-GB" className={fontClasses}>
      <body>{children}</body>
    </html>
  )
}
