import { expect, type Page } from '@playwright/test'
import { isTestAll } from '../../support/test-all'
import { expectNoOverflow } from './accessible'

/** What a window of 1280 × 1024 has for a page that is enlarged so far. At 200 % the foot of a page stays in view, and may cover what has the focus. */
const windows = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } } as const

/**
 * Enlarged, nothing has to be scrolled sideways and no text is cut off (WCAG 2.2, 1.4.10); every control is come to by Tab, and within a group of
 * radios by the arrows, and is wholly in view and under nothing when it has the focus (2.4.11).
 */
export async function expectUsableAt(page: Page, zoom: keyof typeof windows): Promise<void> {
  await expectNoOverflow(page, windows[zoom])
  expect(await page.evaluate(textsCut), `${page.url()}: texts cut off`).toEqual([])
  // Tab begins at the top of the page, wherever the focus was before.
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  let groups = 0
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const reached = await focused(page)
    if (reached === null) break
    if (reached.isMenu) await throughMenu(page)
    if (reached.inGroup > 1) groups += 1
    // One group is like another: each is gone through where everything is tried.
    for (let more = 1; (isTestAll || groups < 3) && more < reached.inGroup; more++) {
      await page.keyboard.press('ArrowDown')
      await focused(page)
    }
  }
  expect(await page.evaluate(neverReached), `${page.url()}: never reached by keyboard`).toEqual([])
}

/** Opens the list that a summary has, goes through it, and closes it again: what lies under it is come to later. */
async function throughMenu(page: Page) {
  await page.keyboard.press('Enter')
  const entries = await page.locator('details[open] :is(a, button)').count()
  expect(entries).toBeGreaterThan(0)
  for (const key of ['Tab', 'Shift+Tab'])
    for (let at = 0; at < entries; at++) {
      await page.keyboard.press(key)
      await focused(page)
    }
  await page.keyboard.press('Enter')
  await expect(page.locator('details[open]')).toHaveCount(0)
}

/** What has the focus now, which has to be in view; null where the focus has left the page. */
async function focused(page: Page) {
  const found = await page.evaluate(focusedControl)
  expect(found?.trouble ?? null, `${page.url()}: ${found?.what}`).toBeNull()
  return found
}

/* What runs in the page. */

function focusedControl() {
  const control = document.activeElement
  if (!(control instanceof HTMLElement) || control === document.body) return null
  control.dataset.reached = ''
  const { left, right, top, bottom } = control.getClientRects()[0] ?? control.getBoundingClientRect()
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const isInView = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
  const trouble = !isInView ? 'not wholly in view' : over && control.contains(over) ? null : 'under something else'
  const group =
    control instanceof HTMLInputElement && control.type === 'radio'
      ? document.querySelectorAll(`input[type=radio][name="${control.name}"]`).length
      : 1
  return { what: control.outerHTML.slice(0, 120), trouble, inGroup: group, isMenu: control.tagName === 'SUMMARY' }
}

function neverReached(): string[] {
  return (
    [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), summary')]
      .filter(each => each.tabIndex >= 0 && each.checkVisibility() && each.dataset.reached === undefined)
      // Tab comes to a group of radios, and the arrows to the rest of it.
      .filter(
        each =>
          !(each instanceof HTMLInputElement && each.type === 'radio') ||
          !document.querySelector(`input[name="${each.name}"][data-reached]`),
      )
      .filter(each => !each.closest('details:not([open])') || each.tagName === 'SUMMARY')
      .map(each => each.outerHTML.slice(0, 120))
  )
}

/** Texts that run beyond the window, or beyond a box that lets nothing be seen outside it. */
function textsCut(): string[] {
  const cut: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement
    if (!parent?.checkVisibility() || parent.closest('.unseen, noscript') || !texts.currentNode.textContent?.trim())
      continue
    range.selectNodeContents(texts.currentNode)
    const clips = [
      document.documentElement,
      ...ancestors(parent).filter(each => getComputedStyle(each).overflowX !== 'visible'),
    ]
    const isCut = [...range.getClientRects()].some(({ left, right }) =>
      clips.some(box => left < box.getBoundingClientRect().left - 1 || right > box.getBoundingClientRect().right + 1),
    )
    if (isCut) cut.push(texts.currentNode.textContent)
  }
  return cut

  function ancestors(element: Element): Element[] {
    return element.parentElement ? [element, ...ancestors(element.parentElement)] : [element]
  }
}
