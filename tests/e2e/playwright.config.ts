import { defineConfig } from '@playwright/test';
import { scratchInMemory } from '../support/scratch.js';
import { launchOptions, oldChromium } from './chrome.js';

scratchInMemory();

const current = await launchOptions();

export default defineConfig({
  testDir: '.',
  outputDir: '../../dist/test-results/e2e',
  globalSetup: './serve.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  // A busy machine is no fault of the screen; waiting costs nothing when it is quick.
  expect: { timeout: 15_000 },
  // Two browsers and two engines on two cores: a test that only a second try passes is listed as flaky, for somebody to look at.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '../../dist/test-results/playwright.json' },
    ],
  ],
  use: {
    // Set by serve.ts; workers read this file again after it.
    baseURL: process.env.HENGJIAN_E2E_URL ?? '',
    launchOptions: current,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 20_000,
    // Recording every step of tests that pass cost time for nothing; where there is a second try, that one is recorded.
    trace: process.env.CI ? 'on-first-retry' : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'current', testIgnore: /chromium-109|plain-http/ },
    {
      name: 'chromium-109',
      testMatch: /chromium-109\.spec/,
      use: { launchOptions: oldChromium('chromium-109') },
    },
    {
      name: 'plain-http',
      testMatch: /plain-http\.spec/,
      use: {
        // An address that the browser does not trust: no secure context, as in most hospital networks.
        launchOptions: {
          ...current,
          args: [...current.args, '--host-resolver-rules=MAP hospital.test 127.0.0.1'],
        },
      },
    },
  ],
});
