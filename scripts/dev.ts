/** `npm run dev`: the server on its queue, restarted when its code changes, and Vite in front of it. */
import { spawn } from 'node:child_process'

const env = { ...process.env, PUBLIC_URL: process.env['PUBLIC_URL'] ?? 'http://localhost:5173' }
const programs = [
  spawn('node', ['--watch-path=src/server', '--watch-path=src/domain', 'src/server/main.ts'], {
    stdio: 'inherit',
    env,
  }),
  spawn('vite', { stdio: 'inherit' }),
]

const stop = () => programs.forEach((program) => program.kill('SIGTERM'))
for (const program of programs) program.on('exit', stop)
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
