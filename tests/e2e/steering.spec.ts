/** Names with characters that turn the direction of writing, pasted or put there on purpose, turn nothing but themselves. */
import { expect, type Page, test } from '@playwright/test'
import { newEntity } from '../support/devices.ts'
import { plan, Stage, today } from '../support/stage.ts'

/** Right-to-left override, never ended. */
const TURN = '\u202e'
const turned = (name: string) => `${TURN}${name}`

/**
 * The sentences of ours that such a text could turn: it shares a paragraph with them, and neither an element nor a
 * pair of isolating characters stands between.
 */
const inDanger = (page: Page) =>
  page.evaluate((turn) => {
    const isFence = (element: Element) => {
      const { display, unicodeBidi } = getComputedStyle(element)
      return display !== 'inline' || /isolate|plaintext/.test(unicodeBidi)
    }
    const fenceOf = (node: Node): Element => {
      let element = node.parentElement ?? document.body
      while (!isFence(element)) element = element.parentElement ?? document.body
      return element
    }
    /** The text of a fence without what has fences of its own, and without what stands between isolating characters. */
    const ownText = (element: Element): string =>
      [...element.childNodes]
        .map((node) =>
          node instanceof Element ? (isFence(node) ? ' ' : ownText(node)) : (node.textContent ?? ''),
        )
        .join('')
        .replace(/\u2068[^\u2068\u2069]*\u2069/g, ' ')
    const found = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.textContent?.includes(turn) || node.parentElement?.closest('script, textarea')) continue
      const text = ownText(fenceOf(node)).trim()
      const at = text.indexOf(turn)
      // Alone in its paragraph, it turns itself.
      if (at > 0 || text.indexOf(turn, 1) > 0) found.add(text)
    }
    return [...found]
  }, TURN)

for (const locale of ['ar', 'fr'] as const) {
  test(`on every main screen and on paper, in ${locale}`, async () => {
    const stage = await Stage.open()
    const { programme, axes, groups, workshops } = await plan(stage.office, {
      axes: [turned('الإنارة')],
      groups: [turned('الساكنة')],
      workshops: [turned('ورشة حي الوفاق')],
    })
    const { office: wire } = stage
    const [proposal, project, workshop] = [newEntity(), newEntity(), workshops[0] ?? newEntity()]
    const day = { start: today(), end: today(), precision: 'day' }
    const source = { name: turned('منصة'), row: turned('7') }
    const sorting = { verdict: 'referred', authority: turned('الوكالة'), reason: turned('السبب') }
    const fields = { programme, workshop, axis: axes[0], label: 'A1', source, sorting }
    await wire.push(
      wire.set('collectivity', wire.enrolment.collectivity.id, { name: turned('جماعة تمارة') }),
      wire.set('programme', programme, { title: turned('برنامج') }),
      wire.set('workshop', workshop, { place: turned('دار الشباب'), agenda: turned('جدول') }),
      wire.set('proposal', proposal, {
        ...fields,
        text: turned('مقترح'),
        speaker: { gender: 'female', group: groups[0] },
      }),
      wire.set('project', project, {
        programme,
        title: turned('مشروع'),
        axis: axes[0],
        partners: turned('شركاء'),
      }),
      wire.set('milestone', newEntity(), { programme, title: turned('مرحلة'), date: day }),
    )
    const tablet = await stage.tablet('coordinator', turned('حاسوب المكتب'), { locale })
    const { page } = tablet
    const at = `/workshops/${workshop}`
    const parts = ['count', 'ideas', 'sort', 'summary', 'edit'].map((part) => `${at}/${part}`)
    const screens = [
      '/',
      '/ideas',
      '/sort',
      '/programme',
      '/projects',
      '/report',
      '/sync',
      '/devices',
      '/settings',
    ]
    const things = [`/proposals/${proposal}`, `/projects/${project}`, `/wall/${workshop}`]
    const papers = [`/export/report/${locale}`, `/export/minutes/${workshop}/${locale}`, '/export']
    for (const path of [...screens, ...parts, ...things, ...papers]) {
      await tablet.open(path)
      await expect(page.getByRole('heading').first()).toBeVisible()
      await expect.poll(() => page.getByText(TURN).count(), path).toBeGreaterThan(0)
      expect.soft(await inDanger(page), path).toEqual([])
    }
    await stage.close()
  })
}
