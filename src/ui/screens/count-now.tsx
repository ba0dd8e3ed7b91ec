/** Where "count" on a home screen leads: to the workshop that is open, or to where one is chosen or started. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'preact/hooks'
import { openWorkshops } from '../../domain/programme.ts'
import { useServices } from '../services.ts'
import { useSession } from '../session.ts'

export function CountNowScreen() {
  const { live } = useServices()
  const session = useSession()
  const navigate = useNavigate()
  useEffect(() => {
    const [one, another] = openWorkshops(live.state)
    // Replaced: "back" would lead here, and from here on again.
    if (one && !another) {
      void navigate({ to: '/workshops/$id/count', params: { id: one.id }, replace: true })
      return
    }
    const { t } = session.words.peek()
    session.say(t(one ? 'home.count.several' : 'home.count.none'))
    void navigate({ to: '/', replace: true })
  }, [live, session, navigate])
  return null
}
