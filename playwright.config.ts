import { defineConfig } from '@playwright/test'
import { chromium } from './tests/support/chromium.ts'

// Every test starts the real server it needs, on a free port, and stops it for real.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '.run/playwright.json' }]],
  use: { launchOptions: chromium, trace: 'retain-on-failure', actionTimeout: 15_000 },
})
