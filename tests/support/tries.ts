import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

interface Notable {
  readonly status: 'failed' | 'second try';
  readonly test: string;
  readonly error: string | undefined;
}

/** Reports to the file HENGJIAN_TRIES what failed and what only a second try passed, for the end of `npm test`. */
export default class Tries implements Reporter {
  readonly #found: Notable[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    const secondTry = (test.diagnostic()?.retryCount ?? 0) > 0;
    if (state !== 'failed' && !secondTry) return;
    this.#found.push({
      status: state === 'failed' ? 'failed' : 'second try',
      test: `${test.module.relativeModuleId} > ${test.fullName}`,
      error: errors?.[0]?.message,
    });
  }

  /** A set-up that failed: its tests never ran. */
  onTestSuiteResult(suite: TestSuite): void {
    for (const { message } of suite.errors())
      this.#found.push({
        status: 'failed',
        test: `${suite.module.relativeModuleId} > ${suite.fullName}`,
        error: message,
      });
  }

  onTestModuleEnd(module: TestModule): void {
    for (const { message } of module.errors())
      this.#found.push({ status: 'failed', test: module.relativeModuleId, error: message });
  }

  onTestRunEnd(): void {
    if (process.env.HENGJIAN_TRIES) writeFileSync(process.env.HENGJIAN_TRIES, JSON.stringify(this.#found));
  }
}
