/** Running other programs from the scripts, with their output shown as it comes. */
import { spawnSync } from 'node:child_process'

/** Runs a program and gives its exit code; a program that cannot be started counts as failed. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return done.status ?? 1
}

/** True when the program exists and starts. */
export const canRun = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined
