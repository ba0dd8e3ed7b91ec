/** Writing from screens: what is asked, what is said when it was saved, and loudly when it was not. */
import { useCallback } from 'preact/hooks'
import type { Draft, Operation } from '../domain/operation.ts'
import { mayWrite } from '../domain/permissions.ts'
import { useServices } from './services.ts'
import { useSession } from './session.ts'

/** Commits drafts; resolves once they are stored. Undefined: they were not, and the person has been told. */
export type Write = (drafts: readonly Draft[]) => Promise<readonly Operation[] | undefined>

export function useWrite(): Write {
  const { commit } = useServices()
  const session = useSession()
  return useCallback(
    async (drafts) => {
      const written = await commit(drafts)
      if (written.ok) return written.value
      session.warn(session.words.peek().t(`common.commitFailure.${written.error.reason}`))
      return undefined
    },
    [commit, session],
  )
}

/** What this device's role allows: screens hide the rest. Nothing before it is enrolled. */
export function useMayWrite(): (kind: string, field: string) => boolean {
  const role = useServices().enrolment.value?.role
  return (kind, field) => role !== undefined && mayWrite(role, kind, field)
}
