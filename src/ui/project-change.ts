/** Changing a project: one operation of what changed, and the offer to take it back. */
import type { Project } from '../domain/kinds.ts'
import { type SetDraft, set } from '../domain/operation.ts'
import { fieldsBefore } from './project-input.ts'
import { useSession } from './session.ts'
import { useWords } from './words.ts'
import { useWrite } from './write.ts'

/** Saves fields of this project; true once they are stored. */
export function useProjectChange(project: Project): (fields: SetDraft['fields']) => Promise<boolean> {
  const write = useWrite()
  const session = useSession()
  const { t } = useWords()
  return async (fields) => {
    if (Object.keys(fields).length === 0) return true
    const before = fieldsBefore(project, fields)
    if (!(await write([set('project', project.id, fields)]))) return false
    session.say(t('common.saved'), () => void write([set('project', project.id, before)]))
    return true
  }
}
