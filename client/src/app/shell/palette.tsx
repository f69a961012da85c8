import { Dialog as Base } from "@base-ui/react/dialog";
import { asId, type VideoId } from "@tongpin/domain/base";
import { Command } from "cmdk";
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { IconSearch } from "../../ui/icons/index.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { type Action, type ActionGroup, availableActions } from "../actions/registry.ts";
import { takeTypedAhead, typedAhead } from "../actions/type-ahead.ts";
import { StageGlyph } from "../chips/stage-chip.tsx";
import { useGo } from "../hooks/use-go.ts";
import { type LabelMatch, usePinyinMatch } from "../hooks/use-pinyin-match.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";
import { useServices } from "../runtime/context.ts";

const GROUPS: readonly ActionGroup[] = ["go", "create", "do", "view"];
/** More than a screen of results is a sign to type another letter. */
const MOST_VIDEOS = 12;

const ITEM =
  "mx-1.5 flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover pointer-coarse:min-h-11";
const GROUP =
  "[&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-mini";

function fits(action: Action, typed: string, matches: LabelMatch): boolean {
  return [action.label, ...(action.keywords ?? [])].some((words) => matches(words, typed));
}

/** Go, do, create, find: everything by typing, in characters, pinyin or initials. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { actions: registry } = useServices();
  const t = useT("common");
  const go = useGo();
  const { state } = usePlan();
  const matches = usePinyinMatch();
  const [typed, setTyped] = useState("");
  const ahead = useSyncExternalStore(typedAhead.subscribe, typedAhead.getSnapshot);
  useEffect(() => {
    if (ahead === "") return;
    const letters = takeTypedAhead();
    setTyped((before) => before + letters);
  }, [ahead]);
  const query = useDeferredValue(typed.trim());
  const offered = useSyncExternalStore(registry.subscribe, registry.getSnapshot);
  const actions = useMemo(
    () =>
      availableActions(offered).filter(
        (action) => action.id !== "palette" && action.id !== "search" && fits(action, query, matches),
      ),
    [offered, query, matches],
  );
  const videos = useMemo(() => {
    if (query === "") return [];
    const found = [];
    for (const video of state.videos.values()) {
      if (video.removedAt === null && matches(video.title, query)) found.push(video);
      if (found.length === MOST_VIDEOS) break;
    }
    return found;
  }, [state, query, matches]);
  const run = (deed: () => void) => {
    onClose();
    deed();
  };
  return (
    <Base.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fade-motion fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          aria-label={t("search.open")}
          className="fade-motion fixed inset-x-2 top-2 z-50 mx-auto max-w-xl overflow-hidden rounded-lg bg-raised text-ink shadow-sheet outline-none sm:top-[14vh]"
        >
          <Command label={t("search.open")} shouldFilter={false} loop>
            <div className="flex items-center gap-2.5 border-line border-b px-4">
              <IconSearch className="shrink-0 text-ink-3" />
              <Command.Input
                value={typed}
                onValueChange={setTyped}
                placeholder={t("search.placeholder")}
                className="h-12 min-w-0 flex-1 bg-transparent text-read outline-none"
              />
            </div>
            <Command.List className="max-h-[min(26rem,60dvh)] overflow-y-auto overscroll-contain pb-2">
              <Command.Empty className="px-4 py-6 text-center text-ink-3">
                {t("search.none", { query: typed })}
              </Command.Empty>
              {videos.length > 0 ? (
                <Command.Group heading={t("search.videos")} className={GROUP}>
                  {videos.map((video) => (
                    <Row
                      key={video.id}
                      value={`video-${video.id}`}
                      onSelect={() => run(() => go.video(asId<VideoId>(video.id)))}
                      icon={<StageGlyph stage={video.stage} />}
                    >
                      {video.title}
                    </Row>
                  ))}
                </Command.Group>
              ) : null}
              {GROUPS.map((group) => {
                const some = actions.filter((action) => (action.group ?? "do") === group);
                if (some.length === 0) return null;
                return (
                  <Command.Group key={group} heading={t(`keys.groups.${group}`)} className={GROUP}>
                    {some.map((action) => (
                      <Row
                        key={action.id}
                        value={action.id}
                        icon={action.icon}
                        keys={action.keys}
                        onSelect={() => run(action.perform)}
                      >
                        {action.label}
                      </Row>
                    ))}
                  </Command.Group>
                );
              })}
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

interface RowProps {
  value: string;
  icon?: ReactNode;
  keys?: string | undefined;
  onSelect: () => void;
  children: ReactNode;
}

function Row({ value, icon, keys, onSelect, children }: RowProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={ITEM}>
      <span className="flex w-4 shrink-0 justify-center text-ink-3">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} className="max-sm:hidden" /> : null}
    </Command.Item>
  );
}
