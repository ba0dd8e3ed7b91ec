/** Layouts and light: every screen fits its glass, whatever its size, its light, and the size of its letters. */
import { expect, type Page, test } from '@playwright/test'
import type { WordKey } from '../../src/i18n/words.ts'
import type { Tablet } from '../support/browser.ts'
import { tablet } from '../support/devices.ts'
import { playCommittee, playScene } from '../support/scene.ts'
import { Stage, today } from '../support/stage.ts'

interface Screen {
  readonly name: string
  readonly path: string
}

/** Those that are tapped in the field, standing, with one hand. */
const FIELD = new Set(['home', 'count', 'workshop-ideas', 'workshop-sort'])
const FIELD_TARGET = 56
const TARGET = 48

test.describe('layouts', () => {
  test.describe.configure({ mode: 'serial' })

  let stage: Stage
  let office: Tablet
  let page: Page
  let screens: readonly Screen[]

  test.beforeAll(async () => {
    stage = await Stage.open()
    const field = await tablet(stage.office, 'facilitator', 'لوحة أمينة')
    const scene = await playScene(stage.office, field, today())
    const project = await playCommittee(stage.office, scene)
    office = await stage.tablet('coordinator', 'حاسوب المكتب')
    page = office.page
    const workshop = `/workshops/${scene.workshop}`
    screens = Object.entries({
      home: '/',
      count: `${workshop}/count`,
      'workshop-ideas': `${workshop}/ideas`,
      'workshop-sort': `${workshop}/sort`,
      summary: `${workshop}/summary`,
      'workshop-form': `${workshop}/edit`,
      ideas: '/ideas',
      proposal: `/proposals/${scene.proposal}`,
      programme: '/programme',
      projects: '/projects',
      project: `/projects/${project}`,
      report: '/report',
      export: '/export',
      import: '/import',
      sync: '/sync',
      devices: '/devices',
      settings: '/settings',
    }).map(([name, path]) => ({ name, path }))
  })
  test.afterAll(() => stage.close())

  const show = async ({ path }: Screen) => {
    await office.open(path)
    await expect(page.locator('.page-body').getByText(/\S/).filter({ visible: true }).first()).toBeVisible()
    await expect(page.getByTestId('sync-pill')).toBeAttached()
  }
  const named = (name: string): Screen => {
    const found = screens.find((screen) => screen.name === name)
    if (!found) throw new Error(`${name} is no screen`)
    return found
  }
  const walk = async (look: (screen: Screen) => Promise<readonly string[]>) => {
    const flaws: string[] = []
    for (const screen of screens) {
      await show(screen)
      flaws.push(...(await look(screen)))
    }
    expect(flaws).toEqual([])
  }

  for (const [glass, width, height] of [
    ['a tablet lying', 1280, 800],
    ['a tablet standing', 800, 1280],
    ['a phone', 390, 844],
    ['a projector', 1920, 1080],
    ['a tablet lying, enlarged twice', 640, 400],
    ['a tablet standing, enlarged twice', 400, 640],
    ['the narrowest that WCAG asks for', 320, 512],
  ] as const) {
    test(`on ${glass}, nothing is wider than the glass, and no control is cut`, async () => {
      await page.setViewportSize({ width, height })
      await walk(async ({ name }) => (await cutOn(page)).map((flaw) => `${name}: ${flaw}`))
    })
  }

  for (const [glass, width, height] of [
    ['a tablet lying', 1280, 800],
    ['a phone', 390, 844],
  ] as const) {
    test(`with letters twice as large, nothing is wider than ${glass}, and no control is cut`, async () => {
      await page.setViewportSize({ width, height })
      // As a person sets it in the browser: relative sizes and breakpoints follow.
      const browser = await page.context().newCDPSession(page)
      await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
      try {
        await show(named('home'))
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
        await walk(async ({ name }) => (await cutOn(page)).map((flaw) => `${name}: ${flaw}`))
      } finally {
        await browser.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
      }
    })
  }

  for (const [glass, width, height] of [
    ['a tablet', 1280, 800],
    ['a phone', 390, 844],
  ] as const) {
    test(`on ${glass}, whatever is tapped is large enough for a thumb`, async () => {
      await page.setViewportSize({ width, height })
      await walk(async ({ name }) => {
        const least = FIELD.has(name) ? FIELD_TARGET : TARGET
        return (await targetsOn(page, least, TARGET)).map((flaw) => `${name}: ${flaw}`)
      })
    })
  }

  for (const [glass, width, height] of [
    ['a tablet lying', 1280, 380],
    ['a tablet standing', 800, 700],
    ['a phone', 390, 380],
  ] as const) {
    test(`with a keyboard on the glass of ${glass}, what is typed and what saves it stay in sight`, async () => {
      await page.setViewportSize({ width, height })
      await show(named('workshop-ideas'))
      await page.locator('#idea-text').click()
      await page.keyboard.type('إنارة')
      await expectInSight(page, '#idea-text:focus', '.composer [type=submit]')
      await page.locator('#idea-text').fill('')

      await show(named('workshop-form'))
      for (const field of ['workshopForm.name', 'workshopForm.place', 'workshopForm.agenda'] as const) {
        await office.field(field).focus()
        await page.keyboard.type('ا')
        await expectInSight(page, '.page :focus', '.save-row [type=submit]')
      }

      await show(named('count'))
      await office.button('count.type.female' satisfies WordKey).click()
      await page.getByRole('dialog').getByRole('textbox').fill('12')
      await page.getByRole('dialog').getByRole('textbox').focus()
      await expectInSight(page, 'dialog :focus', 'dialog [type=submit]')
      await page.keyboard.press('Escape')
    })
  }

  test('around a camera and a bar of gestures nothing is to be pressed', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const browser = await page.context().newCDPSession(page)
    const insets = { top: 40, right: 30, bottom: 34, left: 20 }
    await browser.send('Emulation.setSafeAreaInsetsOverride', { insets })
    await show(named('home'))
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, h1')].flatMap((element) => {
        const { top, bottom, left, right, width } = element.getBoundingClientRect()
        const isOut =
          top < 40 || left < 20 || right > 390 - 30 || (element.closest('.rail') && bottom > 844 - 34)
        // What comes into sight with the focus alone is a point until then.
        return width > 1 && isOut ? [element.textContent] : []
      }),
    )
    expect(outside).toEqual([])
    await browser.send('Emulation.setSafeAreaInsetsOverride', { insets: {} })
  })
})

/** What goes over the glass, or lies cut inside something that does not scroll. */
const cutOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    const flaws: string[] = []
    if (scrollWidth > innerWidth) flaws.push(`the window is ${scrollWidth} wide`)
    if (scrollHeight > innerHeight) flaws.push(`the window is ${scrollHeight} high`)
    const scrolls = (element: Element) => /auto|scroll/.test(getComputedStyle(element).overflowX)
    for (const holder of document.querySelectorAll('.page, .page-body, .composer, .ideas-list, .rail')) {
      if (holder.scrollWidth <= holder.clientWidth + 1) continue
      const { left, right } = holder.getBoundingClientRect()
      const out = [...holder.querySelectorAll('*')].filter((inside) => {
        const box = inside.getBoundingClientRect()
        return box.left < left - 1 || box.right > right + 1
      })
      // Who holds none of the others is who is too wide.
      const widest = out.find((each) => !out.some((other) => other !== each && each.contains(other)))
      flaws.push(`${holder.className} is wider than it shows: ${widest?.tagName}.${widest?.className}`)
    }
    for (const control of document.querySelectorAll('button, a, input, select, textarea, .chip')) {
      const { left, right, width, height } = control.getBoundingClientRect()
      if (width < 2 || height < 2 || !control.checkVisibility()) continue
      let holder = control.parentElement
      // A row that is made for moving with the thumb may go on beyond the edge.
      while (holder && !(scrolls(holder) && !holder.matches('.page, .page-body, .composer, .ideas-list'))) {
        holder = holder.parentElement
      }
      if (holder) continue
      const name = control.getAttribute('aria-label') ?? control.textContent ?? ''
      if (left < -1 || right > innerWidth + 1) flaws.push(`${control.tagName} “${name.slice(0, 30)}” is cut`)
    }
    return flaws
  })

/** Targets smaller than they should be: measured by where a touch really reaches them. */
const targetsOn = (page: Page, least: number, leastChip: number): Promise<readonly string[]> =>
  page.evaluate(
    ([wanted, chip]) => {
      const flaws: string[] = []
      let measured = 0
      for (const target of document.querySelectorAll<HTMLElement>(
        'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary',
      )) {
        if (!target.checkVisibility() || target.closest('.sr-only') || target.matches('.sr-only')) continue
        // WCAG 2.5.8: a link in a sentence has the size of the sentence.
        const isInline = getComputedStyle(target).display === 'inline'
        const isAlone = target.parentElement?.textContent === target.textContent
        if (isInline && !isAlone && getComputedStyle(target, '::after').position !== 'absolute') continue
        const label = target.closest('label')
        const shape = label ?? target
        shape.scrollIntoView({ block: 'center', inline: 'center' })
        const box = shape.getBoundingClientRect()
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
        const reaches = (atX: number, atY: number) => {
          const hit = document.elementFromPoint(atX, atY)
          return hit !== null && (shape.contains(hit) || target.contains(hit))
        }
        if (!reaches(x, y)) continue
        const extent = (dx: number, dy: number) => {
          let length = 1
          for (const way of [1, -1]) {
            let step = 0.5
            while (step <= 32 && reaches(x + way * step * dx, y + way * step * dy)) step += 0.5
            length += step - 0.5
          }
          return length
        }
        measured += 1
        const [across, up] = [extent(1, 0), extent(0, 1)]
        const isChip = shape.matches('.chip, .check')
        const enough = (isChip ? chip : wanted) ?? 0
        // A pixel is lost to rounding.
        if (up + 1 < enough || across + 1 < (chip ?? 0)) {
          const name = target.getAttribute('aria-label') ?? shape.textContent ?? ''
          flaws.push(`${target.tagName}.${target.className} “${name.trim().slice(0, 30)}” ${across} × ${up}`)
        }
      }
      return measured < 8 ? [...flaws, `only ${measured} targets could be reached`] : flaws
    },
    [least, leastChip],
  )

/** Both lie in the glass, the button wholly, and neither over the other where one types. */
async function expectInSight(page: Page, field: string, button: string): Promise<void> {
  await expect(async () => {
    const [typed, saving] = [
      await page.locator(field).boundingBox(),
      await page.locator(button).first().boundingBox(),
    ]
    const glass = page.viewportSize()
    if (!typed || !saving || !glass) throw new Error(`${field} or ${button} is not there`)
    // The first line of what is typed, above the button.
    expect(typed.y).toBeGreaterThanOrEqual(0)
    expect(typed.y + 40).toBeLessThanOrEqual(saving.y)
    expect(saving.y + saving.height).toBeLessThanOrEqual(glass.height + 1)
    const reached = await page
      .locator(button)
      .first()
      .evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      })
    expect(reached).toBe(true)
  }).toPass({ timeout: 5_000 })
}
