// Runs before anything is painted, so that nobody in a dark hall is dazzled by a page that turns dark a moment later.
// What was chosen is read where it can be read at once; src/ui/theme.ts keeps it there, and follows it from then on.
{
  const read = () => {
    try {
      return localStorage.getItem('warsha.theme')
    } catch {
      return null // Blocked by the browser's settings: then as the system has it.
    }
  }
  const chosen = read()
  const ofSystem = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.dataset.theme = ['light', 'dark', 'sunlight'].includes(chosen) ? chosen : ofSystem
}
