/** What of Vitest's JSON report is used. */
export interface TestReport {
  readonly testResults: readonly {
    /** Absolute path of the test file. */
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      /** Of every try; those of a test that passed are from an earlier one. */
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/**
 * Reads the text of a report.
 * @throws Error that says how the text differs from a report of Vitest
 */
export function parseTestReport(text: string): TestReport {
  const report: unknown = parseJson(text);
  const files = isRecord(report) ? report['testResults'] : undefined;
  if (!Array.isArray(files)) {
    throw new Error('the report has no list "testResults"');
  }
  return { testResults: files.map(parseFile) };
}

function parseFile(file: unknown): TestReport['testResults'][number] {
  const { name, status, message, assertionResults } = isRecord(file) ? file : {};
  if (typeof name !== 'string' || typeof status !== 'string' || !Array.isArray(assertionResults)) {
    throw new Error('a test file of the report lacks its name, status or list of tests');
  }
  return {
    name,
    status,
    ...(typeof message === 'string' ? { message } : {}),
    assertionResults: assertionResults.map((test: unknown) => {
      const { fullName, status: outcome, failureMessages } = isRecord(test) ? test : {};
      if (typeof fullName !== 'string' || typeof outcome !== 'string') {
        throw new Error(`a test of ${name} lacks its name or status`);
      }
      return {
        fullName,
        status: outcome,
        failureMessages: Array.isArray(failureMessages) ? failureMessages.map(String) : [],
      };
    }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('the report is not JSON', { cause: error });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
