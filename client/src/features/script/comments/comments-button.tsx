import { useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { IconComment } from "../../../ui/icons/index.ts";
import type { Comments } from "./use-comments.ts";

/** Opens what stands beside the script; says how much of it waits. */
export function CommentsButton({ comments }: { comments: Comments }) {
  const t = useT("annotations");
  return (
    <Button
      size="small"
      tone="quiet"
      aria-pressed={comments.isShown}
      icon={<IconComment size={14} />}
      onClick={() => (comments.isShown ? comments.hide() : comments.show())}
    >
      {t("button", { count: comments.open })}
    </Button>
  );
}
