import { useWords } from '../words.ts'

/** Beside what projects cost together: how many have no price yet, and are not in it. */
export function Unpriced({ count }: { readonly count: number }) {
  const { t } = useWords()
  return count > 0 ? <p class="soft small">{t('programme.projects.unpriced', { count })}</p> : null
}
