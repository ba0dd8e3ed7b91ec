import { useState } from 'preact/hooks'
import { set } from '../../domain/operation.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useWrite } from '../write.ts'
import { Button } from './button.tsx'

/** Enters a published programme by the same operations as a person would cause, marked as an example. */
export function LoadExample() {
  const { t } = useWords()
  const { newEntityId } = useServices()
  const session = useSession()
  const write = useWrite()
  const [isLoading, setLoading] = useState(false)

  const load = async () => {
    setLoading(true)
    const files = await filesOfExample()
    setLoading(false)
    if (!files) return session.warn(t('common.problem.unreachable'))
    const { programme, drafts } = files.publishedDrafts(files.temara, newEntityId, { isExample: true })
    if (!(await write(drafts))) return
    session.chooseProgramme(programme)
    session.say(t('programme.start.exampleLoaded'), () => {
      void write([set('programme', programme, { removed: true })])
    })
  }

  return (
    <section class="panel" aria-labelledby="load-example">
      <h2 id="load-example">{t('programme.start.orExample')}</h2>
      <p class="soft">{t('programme.start.exampleText')}</p>
      <div class="row">
        <Button icon="plan" disabled={isLoading} onClick={() => void load()}>
          {t(isLoading ? 'programme.start.loadingExample' : 'programme.start.loadExample')}
        </Button>
      </div>
    </section>
  )
}

/** The published figures are some kilobytes that only this button needs; undefined when they cannot be loaded. */
async function filesOfExample() {
  try {
    const [{ publishedDrafts }, { default: temara }] = await Promise.all([
      import('../../domain/published.ts'),
      import('../../domain/temara.json'),
    ])
    return { publishedDrafts, temara }
  } catch {
    return undefined
  }
}
