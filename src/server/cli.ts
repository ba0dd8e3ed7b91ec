/** The command line beside a server: `npm run warsha -- coordinator-link`. */
import { coordinatorText, inviteCoordinator, openHouse } from './house.ts'
import { publicUrlOf, readSettings } from './settings.ts'

const USAGE = `Usage: npm run warsha -- COMMAND

  coordinator-link   makes a link by which one more browser becomes a coordinator,
                     for instance when the coordinator's laptop was lost.
                     Works on the same settings while the server runs.`

/** @returns the exit code */
async function run(words: readonly string[]): Promise<number> {
  if (words.length !== 1 || words[0] !== 'coordinator-link') return refuse(USAGE)
  const settings = readSettings(process.env)
  if (!settings.ok) return refuse(settings.error)
  const house = await openHouse(settings.value)
  if (!house.ok) return refuse(house.error)
  const publicUrl = publicUrlOf(settings.value, settings.value.port)
  console.log(coordinatorText(await inviteCoordinator(house.value, publicUrl)))
  await house.value.close()
  return 0
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 2
}

process.exitCode = await run(process.argv.slice(2))
