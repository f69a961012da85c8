export interface Count {
  readonly passed: number;
  readonly failed: number;
}
export function fromVitest(file: string, status: number): Count;
export function fromPlaywright(file: string, status: number): Count;
