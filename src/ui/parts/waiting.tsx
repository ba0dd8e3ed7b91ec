import { Link } from '@tanstack/react-router'
import type { ComponentChildren } from 'preact'
import type { Programme } from '../../domain/kinds.ts'
import { proposalsOf } from '../../domain/programme.ts'
import { Icon } from '../icons.tsx'
import { useUnsorted } from '../judging.ts'
import { useServices } from '../services.ts'
import { useWords } from '../words.ts'
import { ButtonLink } from './button.tsx'

/** What still waits on this tablet and in this programme, in words. */
export function Waiting({ programme }: { readonly programme: Programme }) {
  const { t, formats } = useWords()
  const services = useServices()
  const own = services.own.value
  const { lastExchange } = services.sync.value
  const pending = own.filter(({ state }) => state.type === 'pending')
  const rejected = own.filter(({ state }) => state.type === 'rejected').length
  const conflicts = services.live.conflicts.value.length
  const unsorted = useUnsorted(proposalsOf, programme.id).value
  return (
    <section class="panel">
      <h2>{t('home.waiting.title')}</h2>
      <Check isDone={pending.length === 0} hint={t('home.waiting.kept')}>
        {pending.length === 0
          ? t('home.waiting.nothing')
          : t('home.waiting.unsent', { count: pending.length })}
      </Check>
      <Check isDone={lastExchange !== null}>
        {lastExchange === null
          ? t('home.waiting.never')
          : t('home.waiting.last', { when: formats.relative(lastExchange, services.now()) })}
      </Check>
      {rejected + conflicts > 0 && (
        <Check isDone={false} hint={t('home.waiting.settle')}>
          <Link to="/sync" class="link">
            {t('home.waiting.attention', { count: rejected + conflicts })}
          </Link>
        </Check>
      )}
      {unsorted > 0 && (
        <>
          <Check isDone={false}>{t('home.waiting.unsorted', { count: unsorted })}</Check>
          <ButtonLink to="/sort">{t('home.waiting.sort')}</ButtonLink>
        </>
      )}
    </section>
  )
}

interface CheckProps {
  readonly isDone: boolean
  readonly hint?: string
  readonly children: ComponentChildren
}

function Check({ isDone, hint, children }: CheckProps) {
  return (
    <div class={isDone ? 'wait wait-done' : 'wait'}>
      <Icon name={isDone ? 'check' : 'warning'} />
      <strong>{children}</strong>
      {!isDone && hint && <small>{hint}</small>}
    </div>
  )
}
