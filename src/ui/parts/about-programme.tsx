/** What a programme says of itself beside its figures: committee, network, principles, commitments, results. */
import { useState } from 'preact/hooks'
import type { LocalizedName } from '../../domain/fields.ts'
import { declared } from '../../domain/figure.ts'
import type { Programme } from '../../domain/kinds.ts'
import { set } from '../../domain/operation.ts'
import type { Committee, Network } from '../../domain/programme-fields.ts'
import { unreachable } from '../../domain/unreachable.ts'
import type { WordKey } from '../../i18n/words.ts'
import { useSession } from '../session.ts'
import { useWords } from '../words.ts'
import { useMayWrite, useWrite } from '../write.ts'
import { CommitteeForm } from './about-committee-form.tsx'
import { NetworkForm } from './about-network-form.tsx'
import { LinesForm, TextForm } from './about-text-forms.tsx'
import { Button } from './button.tsx'
import { Facts } from './facts.tsx'
import { Figure } from './figure.tsx'
import '../styles/about.css'

const FIELDS = ['committee', 'network', 'principles', 'commitments', 'results'] as const
type AboutField = (typeof FIELDS)[number]

const TITLES: Readonly<Record<AboutField, WordKey>> = {
  committee: 'about.committee.title',
  network: 'about.network.title',
  principles: 'about.principles',
  commitments: 'about.commitments',
  results: 'about.results',
}

/** Writes one field and closes its form; what was there comes back by undo. */
export type SaveField = (value: unknown) => Promise<void>

interface FieldProps {
  readonly programme: Programme
  readonly field: AboutField
}

export function AboutProgramme({ programme }: { readonly programme: Programme }) {
  const { t } = useWords()
  return (
    <section class="panel" id="about" aria-labelledby="about-title">
      <h2 id="about-title">{t('about.title')}</h2>
      <div class="about">
        {FIELDS.map((field) => (
          <Block key={field} programme={programme} field={field} />
        ))}
      </div>
    </section>
  )
}

/** One thing said, and its editor in its place for who may change it. */
function Block({ programme, field }: FieldProps) {
  const { t } = useWords()
  const session = useSession()
  const write = useWrite()
  const may = useMayWrite()('programme', field)
  const [isEditing, setEditing] = useState(false)
  const title = t(TITLES[field])
  const put = (value: unknown) => write([set('programme', programme.id, { [field]: value })])
  const save = async (value: unknown) => {
    const before = programme[field] ?? null
    if (!(await put(value))) return
    setEditing(false)
    session.say(t('about.saved'), () => void put(before))
  }
  return (
    <section class="about-block" data-about={field} aria-label={title}>
      <div class="row row-between">
        <h3>{title}</h3>
        {may && !isEditing && (
          <Button
            kind="quiet"
            icon="edit"
            aria-label={t('about.editOne', { name: title })}
            onClick={() => setEditing(true)}
          >
            {t('common.edit')}
          </Button>
        )}
      </div>
      {isEditing ? (
        <FieldForm programme={programme} field={field} onSave={save} onCancel={() => setEditing(false)} />
      ) : programme[field] === undefined ? (
        <p class="soft">{t('about.none')}</p>
      ) : (
        <FieldText programme={programme} field={field} />
      )}
    </section>
  )
}

interface FieldFormProps extends FieldProps {
  readonly onSave: SaveField
  onCancel(): void
}

function FieldForm({ programme, field, ...how }: FieldFormProps) {
  const { t } = useWords()
  switch (field) {
    case 'committee':
      return <CommitteeForm before={programme.committee} {...how} />
    case 'network':
      return <NetworkForm before={programme.network} {...how} />
    case 'principles':
    case 'commitments':
      return <LinesForm label={t(TITLES[field])} before={programme[field]} {...how} />
    case 'results':
      return <TextForm label={t(TITLES[field])} before={programme.results} {...how} />
    default:
      return unreachable(field)
  }
}

function FieldText({ programme, field }: FieldProps) {
  switch (field) {
    case 'committee':
      return programme.committee && <CommitteeFacts committee={programme.committee} />
    case 'network':
      return programme.network && <NetworkFacts network={programme.network} />
    case 'principles':
    case 'commitments':
      return programme[field] && <Names names={programme[field]} isShort={field === 'principles'} />
    case 'results':
      return (
        <p class="said" dir="auto">
          {programme.results}
        </p>
      )
    default:
      return unreachable(field)
  }
}

function CommitteeFacts({ committee }: { readonly committee: Committee }) {
  const { t, formats } = useWords()
  const { name, created, decision, members } = committee
  const known = members.flatMap(({ count }) => count ?? [])
  const facts = [
    ...(created ? [{ name: t('about.committee.created'), value: formats.date(created) }] : []),
    ...(decision ? [{ name: t('about.committee.decision'), value: decision }] : []),
  ]
  return (
    <>
      {name && (
        <p>
          <bdi>{formats.name(name)}</bdi>
        </p>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {members.length > 0 && (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('about.committee.roleColumn')}</th>
              <th scope="col" class="n">
                {t('about.committee.countColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ role, count }) => (
              <tr key={formats.name(role)}>
                <th scope="row">
                  <bdi>{formats.name(role)}</bdi>
                </th>
                <td class="n">{count === null ? '—' : formats.number(count)}</td>
              </tr>
            ))}
          </tbody>
          {known.length === members.length && (
            <tfoot>
              <tr>
                <th scope="row">{t('about.committee.total')}</th>
                <td class="n">{formats.number(known.reduce((sum, count) => sum + count, 0))}</td>
              </tr>
            </tfoot>
          )}
        </table>
      )}
    </>
  )
}

function NetworkFacts({ network }: { readonly network: Network }) {
  const { t, formats } = useWords()
  const dates = (['founded', 'joined'] as const).flatMap((field) => {
    const date = network[field]
    return date ? [{ name: t(`about.network.${field}`), value: formats.date(date) }] : []
  })
  const figures = (['regions', 'councils', 'communes', 'total'] as const).flatMap((field) => {
    const value = network[field]
    if (value === undefined) return []
    const figure = declared({ certainty: 'exact', value })
    return [{ name: t(`about.network.${field}`), value: <Figure figure={figure} isMarked={false} /> }]
  })
  return <Facts facts={[...dates, ...figures]} />
}

interface NamesProps {
  readonly names: readonly LocalizedName[]
  /** Single words, which stand side by side. */
  readonly isShort?: boolean
}

function Names({ names, isShort = false }: NamesProps) {
  const { formats } = useWords()
  return (
    <ul class={isShort ? 'about-names about-short' : 'about-names'}>
      {names.map((name) => (
        <li key={formats.name(name)}>
          <bdi>{formats.name(name)}</bdi>
        </li>
      ))}
    </ul>
  )
}
