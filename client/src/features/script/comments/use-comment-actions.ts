import type { RefObject } from "react";
import { useActions, useT } from "../../../app/index.ts";
import type { ScriptEditor } from "../editor/script-editor.ts";
import { COMMENT_KEYS, type Comments, type PlacedThread } from "./use-comments.ts";

export interface CommentDeeds {
  /** Begins an annotation about what is chosen in the script. */
  begin(): void;
  /** Brings the words of a thread into sight. */
  reveal(placed: PlacedThread): void;
}

/** What is done with annotations by key and from the palette, also while writing. */
export function useCommentActions(comments: Comments, editor: RefObject<ScriptEditor | null>): CommentDeeds {
  const t = useT("annotations");
  const begin = () => comments.begin(editor.current?.chosen() ?? null);
  const reveal = ({ place }: PlacedThread) => {
    if (place?.rowId) editor.current?.reveal(place.rowId);
  };
  const walk = (step: 1 | -1) => {
    const next = comments.walk(step);
    if (next) reveal(next);
  };
  useActions([
    {
      id: "script.comments",
      label: t("title"),
      keys: "m",
      group: "view",
      perform: () => (comments.isShown ? comments.hide() : comments.show()),
    },
    {
      id: "script.nextComment",
      label: t("next"),
      keys: "alt+shift+down",
      group: "go",
      ...OVER_TYPING,
      perform: () => walk(1),
    },
    {
      ...{ id: "script.previousComment", label: t("previous"), keys: "alt+shift+up", group: "go", ...OVER_TYPING },
      perform: () => walk(-1),
    },
    ...(comments.annotations.mayWrite
      ? [
          {
            id: "script.comment",
            label: t("new"),
            keys: COMMENT_KEYS,
            group: "create",
            ...OVER_TYPING,
            perform: begin,
          } as const,
        ]
      : []),
  ]);
  return { begin, reveal };
}

const OVER_TYPING = { whileTyping: true } as const;
