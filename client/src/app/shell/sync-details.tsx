import type { OutboxItem, SyncStatus } from "../../sync/contract.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { useFormat } from "../hooks/use-format.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useRecords, useRetryNow, useSyncStatus } from "../hooks/use-sync.ts";
import { useT } from "../hooks/use-t.ts";
import { refusalText } from "./refusal-text.ts";

/** What is stored where, and every command that has not been recorded yet. In the top bar and in the settings. */
export function SyncDetails() {
  const t = useT("common");
  const { state } = useSyncStatus();
  return (
    <>
      <SyncExplanation />
      <UnsentList />
      {state === "local" ? null : (
        <p className="border-line border-t px-4 py-2.5 text-ink-3 text-small">{t("sync.promise")}</p>
      )}
    </>
  );
}

function explanationKey(status: SyncStatus): string {
  return status.state === "error" ? `sync.errors.${status.reason}` : `sync.explain.${status.state}`;
}

/** Three sentences for an error (what, what is safe, what to do), one for the rest. */
function SyncExplanation() {
  const status = useSyncStatus();
  const retry = useRetryNow();
  const t = useT("common");
  const key = explanationKey(status);
  const mayRetry = status.state === "offline" || status.state === "error";
  return (
    <div className="flex flex-col gap-1 px-4 py-3">
      {status.state === "error" ? (
        <>
          <p className="font-medium">{t(`${key}.what`)}</p>
          <p className="text-ink-2 text-small">{t(`${key}.safe`)}</p>
          <p className="text-ink-2 text-small">{t(`${key}.todo`)}</p>
        </>
      ) : (
        <p className="text-ink-2">{t(key, { count: "unsent" in status ? status.unsent : 0 })}</p>
      )}
      {mayRetry ? (
        <Button size="small" className="mt-1.5 self-start" onClick={retry}>
          {t("sync.retry")}
        </Button>
      ) : null}
    </div>
  );
}

/** Commands on their way or refused, each with what can be done about it. */
function UnsentList() {
  const { items } = useRecords();
  const t = useT("common");
  if (items.length === 0) return null;
  return (
    <div className="border-line border-t">
      <h3 className="px-4 pt-2.5 pb-1 text-ink-3 text-mini">{t("sync.unsentTitle", { count: items.length })}</h3>
      <ul className="max-h-72 overflow-y-auto pb-1">
        {items.map((item) => (
          <UnsentRow key={item.op} item={item} />
        ))}
      </ul>
    </div>
  );
}

function UnsentRow({ item }: { item: OutboxItem }) {
  const t = useT("common");
  const format = useFormat();
  const { retry, discard } = useRecords();
  const { state } = usePlan();
  const title = state.videos.get(item.command.videoId)?.title ?? t("sync.otherBrand");
  return (
    <li className="flex flex-col gap-1 px-4 py-1.5">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate">
          {t(`commands.${item.command.type}`)} · {title}
        </span>
        <Chip tone={item.state === "refused" ? "danger" : "neutral"}>{t(`sync.item.${item.state}`)}</Chip>
      </div>
      <div className="flex items-center gap-1 text-ink-3 text-small">
        <span className="min-w-0 flex-1">
          {item.state === "refused" && item.error ? refusalText(t, item.error.code) : format.moment(item.queuedAt)}
        </span>
        {item.state === "refused" ? (
          <>
            <Button size="small" tone="quiet" onClick={() => retry(item.op)}>
              {t("sync.sendAgain")}
            </Button>
            <Button size="small" tone="danger" onClick={() => discard(item.op)}>
              {t("sync.discard")}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}
