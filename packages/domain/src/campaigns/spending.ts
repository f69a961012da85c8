import { SPEND_KINDS, type Spend, type SpendKind } from "./model.ts";

/** Fen. A sum past what a number holds exactly is said to be one, not shown wrong. */
export interface SpendSum {
  readonly planned: number;
  readonly spent: number;
  /** Lines whose cost is not known yet. */
  readonly open: number;
  /** Of the lines whose cost is known: spent less planned; above 0 is over. */
  readonly over: number;
  readonly isExact: boolean;
}

export function sumSpends(rows: Iterable<Pick<Spend, "planned" | "spent">>): SpendSum {
  let planned = 0;
  let spent = 0;
  let open = 0;
  let over = 0;
  for (const row of rows) {
    planned += row.planned;
    if (row.spent === null) open += 1;
    else {
      spent += row.spent;
      over += row.spent - row.planned;
    }
  }
  return { planned, spent, open, over, isExact: [planned, spent, over].every(Number.isSafeInteger) };
}

/** Sums by kind, kinds without a line left out; their sum is the sum of all. */
export function sumsByKind(rows: readonly Spend[]): readonly (SpendSum & { readonly kind: SpendKind })[] {
  return SPEND_KINDS.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    return own.length === 0 ? [] : [{ kind, ...sumSpends(own) }];
  });
}
