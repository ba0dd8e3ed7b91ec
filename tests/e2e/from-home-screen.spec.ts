/** What an installed app offers on the device's home screen leads somewhere, in every language, without a network too. */
import { expect, test } from '@playwright/test'
import { createWords } from '../../src/i18n/every-language.ts'
import { LOCALES } from '../../src/i18n/locale.ts'
import { manifestAddress } from '../../src/i18n/manifest-address.ts'
import { plan, Stage } from '../support/stage.ts'

interface Manifest {
  readonly lang: string
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[]
}

test('the shortcuts count, plan, and look, in the words of the language, and each of them opens', async () => {
  const stage = await Stage.open()
  const { workshops } = await plan(stage.office, { workshops: ['ورشة حي الوفاق'] })
  const hall = workshops[0] ?? ''
  const amina = await stage.tablet('facilitator', 'لوحة أمينة')
  const { page } = amina
  const title = amina.t('home.title.text')

  for (const locale of LOCALES) {
    await test.step(`in ${locale}`, async () => {
      const answer = await fetch(stage.url + manifestAddress(locale))
      const { lang, shortcuts } = (await answer.json()) as Manifest
      const { t } = createWords(locale)
      expect(lang).toBe(locale)
      expect(shortcuts.map(({ name, url }) => [name, url])).toEqual([
        [t('workshop.tabs.count'), '/count'],
        [t('workshopForm.new'), '/workshops/new'],
        [t('shell.rail.ideas'), '/ideas'],
        [t('shell.rail.report'), '/report'],
      ])
    })
  }

  await amina.open('/')
  await expect(page.getByText('ورشة حي الوفاق').first()).toBeVisible()
  await stage.switchOff()
  await test.step('while one workshop is open, counting goes on in it, and back does not lead in a circle', async () => {
    await amina.open('/settings')
    await amina.open('/count')
    await expect(page).toHaveURL(new RegExp(`/workshops/${hall}/count$`))
    await amina.count('female', 1)
    await amina.expectCount('female', 1)
    await page.goBack()
    await expect(page).toHaveURL(/\/settings$/)
  })
  await test.step('the others open their screens', async () => {
    await amina.open('/workshops/new')
    await expect(amina.field('workshopForm.name')).toBeVisible()
    for (const [path, word] of [
      ['/ideas', 'ideas.all.title'],
      ['/report', 'report.title'],
    ] as const) {
      await amina.open(path)
      await expect(page.getByRole('heading', { level: 1, name: amina.t(word), exact: true })).toBeVisible()
    }
  })
  await test.step('with two open, it is said, and home has both', async () => {
    await amina.open('/')
    await amina.button('home.start.button').click()
    await expect(page).toHaveURL(/\/count$/)
    await amina.open('/count')
    await amina.expectSaid('home.count.several')
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText('ورشة حي الوفاق').first()).toBeVisible()
  })
  await stage.switchOn()
  await test.step('with none open, it is said, and one can be started at once', async () => {
    for (let open = 0; open < 2; open += 1) {
      await amina.open('/')
      await page
        .getByRole('link', { name: amina.t('home.card.continue') })
        .first()
        .click()
      await amina.closeWorkshop()
    }
    await amina.open('/count')
    await amina.expectSaid('home.count.none')
    await expect(amina.button('home.start.button')).toBeVisible()
  })
  await stage.close()
})
