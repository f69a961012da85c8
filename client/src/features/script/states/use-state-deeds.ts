import type { VideoId } from "@tongpin/domain/base";
import type { Stage } from "@tongpin/domain/video";
import type { VersionInfo } from "@tongpin/protocol";
import {
  finaliseScript,
  reopenScript,
  type ScriptRoom,
  setVideoStage,
  type UndoStack,
  versionHash,
  versionOf,
  versionWords,
} from "@tongpin/workspace";
import {
  announce,
  useApi,
  useApp,
  useCommands,
  useNewId,
  usePlan,
  useT,
  useToast,
  useVersionShelf,
} from "../../../app/index.ts";
import { ownVersionId } from "../versions/use-versions.ts";

export interface StateDeeds {
  /** 送内审, or back to a draft. */
  moveCard(from: Stage, to: "scriptReview" | "script"): void;
  finalise(): void;
  /** Keeps the 定稿 as a named version, then opens the script. Resolves when the script is open, or was left as it was. */
  reopen(round: number): Promise<void>;
}

/** What people may do to the state of a script. Each can be taken back. */
export function useStateDeeds(videoId: VideoId, room: ScriptRoom, undo: UndoStack): StateDeeds {
  const t = useT("standing");
  const toast = useToast();
  const context = useCommands();
  const { room: plan } = usePlan();
  const keep = useKeepFinal(videoId, room);

  const tell = (code: string) => {
    const known = ["script-empty", "schema-newer"].includes(code) ? code : "other";
    toast.error({ what: t(`refused.${known}`), safe: t("refused.safe"), todo: t(`todo.${known}`) });
  };

  return {
    moveCard(from, to) {
      if (!plan) return;
      const done = setVideoStage(plan, { videoId, stage: to }, context());
      if (!done.ok) tell(done.error.code);
      else
        toast.undo(t(`moved.${to}`), () => {
          setVideoStage(plan, { videoId, stage: from }, context());
        });
    },
    finalise() {
      const done = finaliseScript(room, {}, context());
      if (!done.ok) {
        tell(done.error.code);
        return;
      }
      announce(t("finalised"));
      // While nothing has happened since, undo leaves no trace; later the script is opened for its next round.
      const after = room.getSnapshot();
      toast.undo(t("finalised"), () => {
        if (room.getSnapshot() !== after || !undo.undo()) reopenScript(room, {}, context());
      });
    },
    async reopen(round) {
      const kept = await keep(t("versionName", { round }));
      if (kept === null) {
        toast.error({ what: t("refused.notKept"), safe: t("refused.safe"), todo: t("todo.notKept") });
        return;
      }
      const done = reopenScript(room, {}, context());
      if (!done.ok) tell(done.error.code);
      else toast.info(t(`reopened.${kept}`, { round, next: round + 1 }));
    },
  };
}

/**
 * Keeps what is there now under a name: with the server, or on this device when the server can't be reached, has not all
 * of it yet, or there is none. Null when neither was possible.
 */
function useKeepFinal(videoId: VideoId, room: ScriptRoom): (name: string) => Promise<"server" | "device" | null> {
  const api = useApi();
  const { brand, mode, person } = useApp();
  const shelf = useVersionShelf(videoId);
  const context = useCommands();
  const newId = useNewId();
  return async (name) => {
    const content = versionOf(room.getSnapshot());
    const hash = versionHash(content);
    if (mode === "server") {
      const answer = await api.keepVersion({ brandId: brand?.id ?? "", videoId, name });
      if (answer.ok && answer.value.hash === hash) return "server";
    }
    const by = { id: person.id, name: person.name };
    const info: VersionInfo = {
      id: ownVersionId(newId()),
      at: context().now,
      reason: "named",
      name,
      by,
      authors: [],
      hash,
      words: versionWords(content),
    };
    return shelf.shelveOwn(info, content).then(
      () => "device" as const,
      () => null,
    );
  };
}
