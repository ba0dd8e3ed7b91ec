/** Writing from screens: what is asked, what is said when it was saved, and loudly when it was not. */
import { useCallback } from 'preact/hooks'
import type { Draft, Operation } from '../domain/operation.ts'
import { mayWrite } from '../domain/permissions.ts'
import type { CommitFailure } from '../store/store.ts'
import { useMoveByFile } from './move-by-file.ts'
import { useServices } from './services.ts'
import { useSession } from './session.ts'

/** Commits drafts; resolves once they are stored. Undefined: they were not, and the person has been told. */
export type Write = (drafts: readonly Draft[]) => Promise<readonly Operation[] | undefined>

export function useWrite(): Write {
  const { commit } = useServices()
  const warnUnsaved = useUnsavedWarning()
  return useCallback(
    async (drafts) => {
      const written = await commit(drafts)
      if (written.ok) return written.value
      warnUnsaved(written.error.reason)
      return undefined
    },
    [commit, warnUnsaved],
  )
}

/** Says loudly that something was not saved. On a full disk what was saved before can at least be moved away. */
export function useUnsavedWarning(): (reason: CommitFailure['reason']) => void {
  const session = useSession()
  const { move } = useMoveByFile()
  return useCallback(
    (reason) => {
      const { t } = session.words.peek()
      const moveAway = { label: t('sync.carry.write'), act: () => void move() }
      session.warn(t(`common.commitFailure.${reason}`), reason === 'quota' ? moveAway : undefined)
    },
    [session, move],
  )
}

/** What this device's role allows: screens hide the rest. Nothing before it is enrolled. */
export function useMayWrite(): (kind: string, field: string) => boolean {
  const role = useServices().enrolment.value?.role
  return (kind, field) => role !== undefined && mayWrite(role, kind, field)
}
