import { type Browser, expect } from '@playwright/test'

/** As they name themselves to the links in a mail. */
const scanners = [
  'Mozilla/5.0 (compatible; SafeLinks/1.0; Microsoft Office)',
  'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
  'Mozilla/5.0 (Windows NT 10.0) Proofpoint URL Defense',
  'BarracudaCentral/1.0',
  'Mimecast URL Protect',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'WhatsApp/2.23.20.0',
  'facebookexternalhit/1.1',
  'GoogleImageProxy',
  'Mozilla/5.0 (compatible; Barracuda Sentinel)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 HeadlessChrome/120.0',
  'Symantec Email Security.cloud',
  'FireEye ETP',
  'Trend Micro WTP',
  'Cisco Secure Email URL',
  'Sophos Email Time-of-Click',
  'Apple Mail Link Preview',
  'SkypeUriPreview Preview/0.5',
  'Discordbot/2.0',
  'LinkedInBot/1.0',
  'Outlook-iOS/2.0',
  'AHC/2.1',
  'curl/8.5.0',
  'python-requests/2.31',
]

/**
 * Opens a link as all that opens links does: by each of them as it is, and so often by a browser without a window that presses what there is to
 * press, now with script and now without, and now and then fills in whatever it thinks of.
 */
export async function openAsScanners(browser: Browser, link: string, visits: number): Promise<void> {
  for (const agent of scanners)
    for (const method of ['GET', 'HEAD'])
      expect((await fetch(link, { method, headers: { 'user-agent': agent } })).status, agent).toBe(200)
  for (let visit = 0; visit < visits; visit++) {
    const context = await browser.newContext({
      userAgent: scanners[visit % scanners.length],
      javaScriptEnabled: visit % 2 === 0,
    })
    const scanner = await context.newPage()
    await scanner.goto(link)
    const buttons = await scanner.locator('button').count()
    for (let at = 0; at < buttons; at++) {
      await scanner.locator('button').nth(at).click()
      await scanner.goto(link)
    }
    if (visit % 4 === 0) {
      for (const field of await scanner.locator('input:not([type=hidden])').all()) await field.fill('1')
      await scanner.locator('button.main').click()
    }
    await context.close()
  }
}
