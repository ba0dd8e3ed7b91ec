/** Which Decidims a programme's proposals came from: light enough for a screen that only asks. */
import type { EntityId } from '../domain/ids.ts'
import { proposalsOf } from '../domain/programme.ts'
import { decidimSite } from '../domain/source.ts'
import type { Reader } from '../domain/state.ts'

/** The Decidims that this programme's proposals came from, by name: each has numbers of its own. */
export const decidimSites = (reader: Reader, programme: EntityId): readonly string[] =>
  [...new Set(proposalsOf(reader, programme).flatMap(({ source }) => decidimSite(source) ?? []))].toSorted()
