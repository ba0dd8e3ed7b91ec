/** Where "count" on a home screen leads: to the workshop that is open, or to where one is chosen or started. */
import { useEffect } from 'preact/hooks'
import { openWorkshops } from '../../domain/programme.ts'
import { useNavigate } from '../navigation.tsx'
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
      navigate(`/workshops/${one.id}/count`, { replace: true })
      return
    }
    const { t } = session.words.peek()
    session.say(t(one ? 'home.count.several' : 'home.count.none'))
    navigate('/', { replace: true })
  }, [live, session, navigate])
  return null
}
