import type { NextConfig } from 'next'

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // No picture needs to be made smaller, so the endpoint that would do it is not there.
  images: { unoptimized: true },
  // The thresholds were at another address once.
  redirects: async () => [{ source: '/practice/settings', destination: '/practice/thresholds', permanent: true }],
  // Where a browser looks for the icon when it has not read yet which one the page names.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  serverExternalPackages: [
    'better-sqlite3',
    'pg',
    '@node-rs/argon2',
    '@react-pdf/renderer',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
  ],
}

export default config
