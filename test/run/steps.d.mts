export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Which tests were not well, and how. */
  readonly names: readonly string[];
}
export function fromVitest(file: string, status: number): Count;
export function fromPlaywright(file: string, status: number): Count;
