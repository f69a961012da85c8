import type { LedgerEntry } from "@tongpin/domain/records";
import { useT } from "../../app/index.ts";
import { useCheckedLedger } from "../../app/item/checked-ledger.ts";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { IconAlert, IconCheckCircle, IconInfo } from "../../ui/icons/index.ts";

/** The chain of the whole brand, checked here and now on this device's copy and against what the device saw before. */
export function ChainState({ entries }: { entries: readonly LedgerEntry[] }) {
  const t = useT("records");
  const checked = useCheckedLedger();
  if (!checked.ok) {
    const { seq, why } = checked.error;
    return (
      <div role="alert" className="flex gap-2 rounded-md bg-danger-soft px-3 py-2">
        <IconAlert className="mt-0.5 shrink-0 text-danger" />
        <div>
          <p className="font-medium text-danger">{t("chain.broken", { seq, why: t(`chain.why.${why}`) })}</p>
          <p className="text-ink-2 text-small">{t("chain.brokenSafe")}</p>
          <p className="text-ink-2 text-small">{t("chain.brokenTodo")}</p>
        </div>
      </div>
    );
  }
  const isUnsigned = entries.some((entry) => entry.signature === null);
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-ink-2 text-small">
      {entries.length === 0 ? (
        <IconInfo size={14} className="text-ink-3" />
      ) : (
        <IconCheckCircle size={14} className="text-good" />
      )}
      {entries.length === 0 ? t("chain.empty") : t("chain.whole", { count: entries.length })}
      {checked.value ? <ShortHash hash={checked.value.hash} /> : null}
      {isUnsigned ? <span className="text-ink-3">{t("chain.unsigned")}</span> : null}
    </p>
  );
}
