/** What the browser and the home screen show of the app, before any of its screens. */
export const manifest = {
  description:
    'Warsha: counting people and gathering ideas in the workshops of open-government programmes, without a network',
  noScript:
    'Warsha needs JavaScript. Allow it in the browser’s settings, then load the page again. Nothing that was saved is lost.',
} as const
