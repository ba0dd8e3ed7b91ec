import { defineConfig } from '@playwright/test'
import { chromium } from './tests/support/chromium.ts'

// Every test starts the real server it needs, on a free port, and stops it for real.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  workers: 2,
  retries: 0,
  // A busy machine takes seconds for what a person waits half a second for.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.run/playwright.json' }]],
  use: { launchOptions: chromium, trace: 'retain-on-failure', actionTimeout: 15_000 },
})
