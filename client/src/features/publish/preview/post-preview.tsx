import type { VideoId } from "@tongpin/domain/base";
import type { Post } from "@tongpin/domain/video";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { AppLink, useActions, useGo, usePaths, useQuery, useScriptState, useT, useVideo } from "../../../app/index.ts";
import { useCoverStill } from "../../../app/item/cover/use-cover-still.ts";
import { IconButton } from "../../../ui/button.tsx";
import { IconSafeArea } from "../../../ui/icons/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { CoverFace } from "./cover-face.tsx";
import { FeedFace } from "./feed-face.tsx";
import "./preview.css";

const LOOKS = ["feed", "cover"] as const;
type Look = (typeof LOOKS)[number];

const postOf = (state: ScriptState): Post => state.post;
const latestCut = (state: ScriptState) => state.cuts.at(-1) ?? null;

/** The post as a phone will show it, while it is being written: in the feed with 展开, and as a cover in the profile (C16). */
export function PostPreview({ videoId, room }: { videoId: VideoId; room: ScriptRoom }) {
  const t = useT("preview");
  const go = useGo();
  const paths = usePaths();
  const query = useQuery();
  const video = useVideo(videoId);
  const post = useScriptState(room, postOf);
  const cut = useScriptState(room, latestCut);
  const still = useCoverStill(cut?.sha256 ?? null, post.coverAtMs ?? 0);
  const look: Look = query["look"] === "cover" ? "cover" : "feed";
  const hasArea = query["area"] === "1";
  const setLook = (next: Look) => go.query({ look: next === "feed" ? null : next });
  const setArea = () => go.query({ area: hasArea ? null : "1" });
  useActions([
    {
      id: "post.look",
      label: t(look === "feed" ? "toCover" : "toFeed"),
      keys: "v",
      group: "view",
      perform: () => setLook(look === "feed" ? "cover" : "feed"),
    },
    { id: "post.area", label: t("area"), keys: "s", group: "view", icon: <IconSafeArea />, perform: setArea },
  ]);
  const channelId = video?.channelId ?? null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2.5">
      <div className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold text-base">{t("title")}</h2>
        <Segmented<Look>
          label={t("look")}
          value={look}
          options={LOOKS.map((value) => ({ value, label: t(`looks.${value}`) }))}
          onChange={setLook}
        />
        <IconButton
          size="small"
          label={t("area")}
          icon={<IconSafeArea size={14} />}
          pressed={hasArea}
          onClick={setArea}
        />
      </div>
      {look === "feed" ? (
        <FeedFace post={post} still={still} channelId={channelId} hasArea={hasArea} />
      ) : (
        <CoverFace title={post.title} still={still} isChosen={post.coverAtMs !== null} hasArea={hasArea} />
      )}
      {channelId === null ? null : (
        <AppLink
          to={paths.channelGrid(channelId)}
          query={{ item: videoId }}
          className="self-start text-accent-text text-small underline-offset-2 hover:underline"
        >
          {t("toGrid")}
        </AppLink>
      )}
    </section>
  );
}
