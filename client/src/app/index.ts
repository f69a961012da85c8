// What features may use of the app: hooks, the shared chips, links, page frames. Everything else here is the shell's own.
export type { Action } from "./actions/registry.ts";
export { AppLink } from "./app-link.tsx";
export * from "./chips/index.ts";
export { useActions } from "./hooks/use-actions.ts";
export { useApi, useApp, useGuestLink, useMaybeApp } from "./hooks/use-app.ts";
export { useCommands, useNewId } from "./hooks/use-commands.ts";
export { useCopy } from "./hooks/use-copy.ts";
export {
  type CutJob,
  type CutPlaces,
  type CutSource,
  useCutDesk,
  useCutPlaces,
  useCutSource,
} from "./hooks/use-cuts.ts";
export { useFormat } from "./hooks/use-format.ts";
export {
  type DrawnPicture,
  type NewFrame,
  useFrameDesk,
  useFrameSource,
  useFramesKept,
} from "./hooks/use-frames.ts";
export { type ScriptGlance, useGlances } from "./hooks/use-glances.ts";
export { pathsOf, useGo, usePaths, useQuery, type VideoTab } from "./hooks/use-go.ts";
export { useHolidayTable } from "./hooks/use-holiday-table.ts";
export { type Member, useMembers, useRefreshMembers } from "./hooks/use-members.ts";
export { useNow } from "./hooks/use-now.ts";
export { usePhaseName } from "./hooks/use-phase-name.ts";
export { usePhoneLayout } from "./hooks/use-phone-layout.ts";
export { type PinAnswer, usePin } from "./hooks/use-pin.ts";
export { usePinyinMatch } from "./hooks/use-pinyin-match.ts";
export { usePlan, usePlanState, usePlanUndo, useVideo } from "./hooks/use-plan.ts";
export { useDimmed, useLocale, usePreferences } from "./hooks/use-preferences.ts";
export {
  type ScriptAccess,
  useLedger,
  useMargin,
  useScript,
  useScriptState,
  useTalk,
} from "./hooks/use-rooms.ts";
export { useSample } from "./hooks/use-sample.ts";
export { type OpenedScript, useScripts } from "./hooks/use-scripts.ts";
export { useSessionActions } from "./hooks/use-session-actions.ts";
export { useStorageReport } from "./hooks/use-storage-report.ts";
export { useRecords, useSyncStatus } from "./hooks/use-sync.ts";
export { useT } from "./hooks/use-t.ts";
export { useToast } from "./hooks/use-toast.ts";
export { useVersionShelf } from "./hooks/use-version-shelf.ts";
export { announce } from "./live-region.tsx";
export { ItemPage } from "./shell/item-page.tsx";
export { refusalText } from "./shell/refusal-text.ts";
export { Screen } from "./shell/screen.tsx";
export { useSignOut } from "./shell/sign-out.ts";
export { OwedWork, SyncDetails } from "./shell/sync-details.tsx";
export { SyncWords } from "./shell/sync-words.tsx";
