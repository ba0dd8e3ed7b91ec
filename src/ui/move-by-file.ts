/** What waits on this device as a file, for another one that finds a network first. */
import { useCallback } from 'preact/hooks'
import { carryFileName } from './own-file.ts'
import { useServices } from './services.ts'
import { useSession } from './session.ts'
import { dayOf, timeOf } from './today.ts'

interface MoveByFile {
  /** Hands the file over as the device can, and says what became of it. */
  move(): Promise<void>
  /** Keeps the file among the downloads, without a word. Answers its name, or undefined when there was nothing to keep. */
  keep(): Promise<string | undefined>
}

export function useMoveByFile(): MoveByFile {
  const { writeCarryFile, share, download, enrolment, now } = useServices()
  const session = useSession()

  const write = useCallback(async () => {
    const text = await writeCarryFile()
    const moment = now()
    const name = carryFileName(enrolment.peek()?.station ?? '', dayOf(moment), timeOf(moment))
    return text === undefined ? undefined : { name, text }
  }, [writeCarryFile, enrolment, now])

  const move = useCallback(async () => {
    const { t } = session.words.peek()
    try {
      const file = await write()
      if (!file) return session.say(t('sync.carry.nothing'))
      const { name, text } = file
      const outcome = await share(name, text)
      if (outcome === 'shared') session.say(t('sync.carry.shared'))
      if (outcome === 'unable') {
        download(name, text)
        session.say(t('sync.carry.saved', { name }))
      }
    } catch {
      session.warn(t('sync.carry.failed'))
    }
  }, [session, write, share, download])

  const keep = useCallback(async () => {
    const file = await write()
    if (file) download(file.name, file.text)
    return file?.name
  }, [write, download])

  return { move, keep }
}
