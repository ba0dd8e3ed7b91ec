/** The shape in which published programmes are kept (`temara.json`): members that no reading needs are left out here. */
import type { Activity } from './programme-fields.ts'

export type Maybe<Value> = Value | null | undefined
export type Texts = Maybe<string | readonly string[]>

export interface PublishedDate {
  readonly start: string
  readonly end: string
  readonly precision?: string
  readonly raw?: string
}

/** People of one event or channel. */
export interface PublishedPeople {
  readonly men?: Maybe<number>
  readonly women?: Maybe<number>
  readonly total?: Maybe<number>
  readonly total_stated?: Maybe<number>
}

/** Exact, unless said otherwise. */
export type PublishedCount = Maybe<
  | number
  | {
      readonly value: number
      readonly approximate: boolean
      /** What came besides and nobody counted: proposals of the body that advises on equality. */
      readonly plus_uncounted?: string
    }
>

export interface PublishedProject {
  readonly n: number
  readonly axis?: Maybe<number>
  readonly title_ar: string
  readonly objectives_ar?: Texts
  readonly expected_results_ar?: Texts
  readonly activities_ar?: Texts | readonly Activity[]
  readonly partners_ar?: Texts
  readonly cost_mad?: Maybe<number>
  readonly start?: Maybe<PublishedDate>
  readonly end?: Maybe<PublishedDate>
  readonly duration_months?: Maybe<number>
}

/** A published programme. Members that no reading needs are left out here, and kept in the files. */
export interface PublishedProgramme {
  readonly entity: { readonly name_ar: string }
  readonly document?: { readonly title_ar?: Maybe<string>; readonly kind?: string }
  readonly programme: { readonly period?: Maybe<{ readonly start: string; readonly end: string }> }
  readonly network?: Maybe<{
    readonly founded?: Maybe<PublishedDate>
    readonly joined?: Maybe<PublishedDate>
    readonly regions?: number
    readonly provincial_councils?: number
    readonly communes?: number
    readonly total_stated?: number
  }>
  readonly axes?: Maybe<
    readonly { readonly n: number; readonly name_ar: string; readonly short_name_ar?: string }[]
  >
  readonly committee?: Maybe<{
    readonly name_ar: string
    readonly created?: Maybe<PublishedDate>
    readonly decision_no?: number
    readonly roles_ar?: readonly string[]
    /** How many of the body that advises on equality sit among `roles_ar`. */
    readonly known_counts?: { readonly consultative_body?: number }
    readonly counts?: Readonly<Record<string, number>>
  }>
  readonly milestones: readonly {
    readonly label_ar: string
    readonly kind: string
    readonly date?: Maybe<PublishedDate>
    readonly date_raw?: string
    readonly place_ar?: string
  }[]
  readonly workshops?: readonly {
    readonly label_ar: string
    readonly agenda?: readonly {
      readonly raw: string
      readonly start: string
      readonly items_ar: readonly string[]
    }[]
  }[]
  readonly participants: Maybe<
    PublishedPeople & {
      readonly in_person?: readonly (PublishedPeople & { readonly key: string; readonly label_ar: string })[]
      readonly digital?: PublishedPeople
      readonly groups?: readonly { readonly ar: string; readonly count: number }[]
    }
  >
  readonly proposals: Maybe<{
    readonly in_person?: PublishedCount
    readonly digital?: PublishedCount
    readonly accepted?: PublishedCount
  }>
  readonly projects: readonly PublishedProject[]
  readonly budget_total_mad?: Maybe<number>
  readonly expected_results_ar?: Texts
  readonly principles_ar?: readonly string[]
  readonly network_commitments_ar?: readonly string[]
}
