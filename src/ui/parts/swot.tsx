import type { Programme } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import { SWOT_QUADRANTS, type SwotQuadrant } from '../../domain/programme-fields.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { Answers } from './answers.tsx'

/** The programme's strengths, weaknesses, opportunities and threats. */
export function Swot({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()
  const before = programme.swot ?? null
  return (
    <Answers<SwotQuadrant>
      id="swot"
      title={t('projects.swot.title')}
      layout="quadrants"
      questions={SWOT_QUADRANTS.map((name) => ({ name, label: t(`projects.swot.${name}`) }))}
      answers={programme.swot ?? {}}
      mayEdit={may('programme', 'swot')}
      onSave={async (swot) => {
        if (!(await write([set('programme', programme.id, { swot })]))) return false
        session.say(t('common.saved'), () => void write([set('programme', programme.id, { swot: before })]))
        return true
      }}
    />
  )
}
