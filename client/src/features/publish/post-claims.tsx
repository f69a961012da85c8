import type { VideoId } from "@tongpin/domain/base";
import type { ScriptRoom } from "@tongpin/workspace";
import { AppLink, usePaths, useT } from "../../app/index.ts";
import { useClaims } from "../../app/item/claims/use-claims.ts";
import { IconAlert } from "../../ui/icons/index.ts";

/** Limited wordings of the post itself (S7); what can be done about them stands in the wording panel of the script. */
export function PostClaims({ videoId, room }: { videoId: VideoId; room: ScriptRoom }) {
  const t = useT("claims");
  const paths = usePaths();
  const { claims } = useClaims(room);
  const own = claims.filter(({ place }) => place.type !== "row");
  if (own.length === 0) return null;
  const words = [...new Set(own.map(({ hit }) => hit.text))];
  return (
    <section aria-label={t("post.label")} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
      <IconAlert size={14} className="shrink-0 text-warn" />
      <p>
        {t("post.some", { count: own.length })} <strong className="font-medium">{words.join(" · ")}</strong>
      </p>
      <AppLink
        to={`${paths.video(videoId, "script")}?claims=1`}
        className="text-accent-text underline-offset-2 hover:underline"
      >
        {t("post.see")}
      </AppLink>
    </section>
  );
}
