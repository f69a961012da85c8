import type { VideoId } from "@tongpin/domain/base";
import { announce, useCommands, useGo, useLocale, useT, useToast } from "../../../app/index.ts";
import type { TimingStore } from "../view/timing.ts";
import { useScriptSheet } from "./use-script-sheet.ts";

export interface ScriptExports {
  docx(): void;
  print(): void;
  markdown(): void;
  chat(): void;
  srt(column: "voice" | "caption"): void;
}

const LANGUAGES = { "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", en: "zh-CN" } as const;

/** The ways out of the script. Each says when it is done, or why it is not. */
export function useScriptExports(videoId: VideoId, timing: TimingStore): ScriptExports {
  const t = useT("exchange");
  const toast = useToast();
  const go = useGo();
  const context = useCommands();
  const locale = useLocale();
  const sheet = useScriptSheet(videoId, timing);

  /** With the part that writes files, which is fetched when it is first needed. */
  async function withFiles(work: (files: typeof import("./write-files.ts")) => Promise<void> | void): Promise<void> {
    try {
      await work(await import("./write-files.ts"));
    } catch {
      toast.error({ what: t("failed.write.what"), safe: t("failed.write.safe"), todo: t("failed.write.todo") });
    }
  }
  const saved = (name: string) => toast.info(t("saved", { name }));

  return {
    docx() {
      void withFiles((files) => {
        const name = sheet.fileName("script", "docx");
        files.saveDocx(sheet.make(), { foot: t("foot"), language: LANGUAGES[locale] }, context().now, name);
        saved(name);
      });
    },
    print: () => go.query({ exchange: "print" }),
    markdown() {
      void withFiles((files) => {
        const name = sheet.fileName("script", "md");
        files.saveMarkdown(sheet.make(), name);
        saved(name);
      });
    },
    chat() {
      void withFiles(async (files) => {
        if (await files.copyText(files.sheetChatText(sheet.make()))) {
          toast.info(t("chatCopied"));
          announce(t("chatCopied"));
        } else toast.error({ what: t("failed.copy.what"), safe: t("failed.copy.safe"), todo: t("failed.copy.todo") });
      });
    },
    srt(column) {
      void withFiles((files) => {
        const name = sheet.fileName(column, "srt");
        const { count, untimed } = files.saveSrt(timing.getPainted(), column, name);
        if (count === 0) return toast.info(t(`noCues.${column}`));
        const left =
          untimed.length === 0
            ? ""
            : t("untimed", { rows: untimed.slice(0, 8).join(t("comma")), count: untimed.length });
        toast.info([t("srtSaved", { name, count }), left].filter(Boolean).join(" "));
      });
    },
  };
}
