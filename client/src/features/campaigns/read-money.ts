import { type Result, refuse } from "@tongpin/domain/base";

const AMOUNT = /^(\d+)(?:\.(\d+))?(万)?$/;

/**
 * Fen from what people type: `18400`, `18,400.5`, `¥18,400.00`, `3.86万`, also in full-width characters. Figures are moved
 * by places, never multiplied, so no fen is lost. Empty is 0. Refuses `money-format`, `money-too-fine` (less than a fen),
 * `money-too-much`.
 */
export function readMoney(text: string): Result<number> {
  const typed = text.normalize("NFKC").replace(/[,\s]/g, "").replace(/^[¥¥]/u, "").replace(/元$/u, "");
  if (typed === "") return { ok: true, value: 0 };
  const match = AMOUNT.exec(typed);
  if (!match) return refuse("money-format");
  const [, whole = "", part = "", tenThousand] = match;
  const places = tenThousand ? 6 : 2;
  const kept = part.replace(/0+$/, "");
  if (kept.length > places) return refuse("money-too-fine");
  const fen = Number(whole + kept.padEnd(places, "0"));
  return Number.isSafeInteger(fen) ? { ok: true, value: fen } : refuse("money-too-much");
}

/** The amount as it is typed again: `38600`, `38600.50`; nothing for 0. */
export function typedMoney(fen: number): string {
  if (fen === 0) return "";
  const rest = fen % 100;
  const whole = String((fen - rest) / 100);
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, "0")}`;
}
