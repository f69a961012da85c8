import type { ChannelId } from "@tongpin/domain/base";
import { DOUYIN_OVERLAY, type FrameArea, feedText, foldText, type Post } from "@tongpin/domain/video";
import { useCallback } from "react";
import { usePlanState, useT } from "../../../app/index.ts";
import type { CoverStill } from "../../../app/item/cover/use-cover-still.ts";
import { IconComment, IconExternal, IconStarFull, IconUser } from "../../../ui/icons/index.ts";
import { areaStyle } from "./area-style.ts";
import { StillPicture } from "./still-picture.tsx";

const AREAS: readonly FrameArea[] = Object.values(DOUYIN_OVERLAY);
const BUTTONS = [IconUser, IconStarFull, IconComment, IconExternal];

interface FeedFaceProps {
  readonly post: Post;
  readonly still: CoverStill;
  readonly channelId: ChannelId | null;
  readonly hasArea: boolean;
}

/** The film full screen, with what the player lays over it: the account, the words up to 展开, the buttons. */
export function FeedFace({ post, still, channelId, hasArea }: FeedFaceProps) {
  const t = useT("preview");
  const tc = useT("common");
  const name = usePlanState(
    useCallback((state) => (channelId === null ? undefined : state.channels.get(channelId)?.name), [channelId]),
  );
  const words = feedText(post);
  const { lines, isFolded } = foldText(words);
  return (
    <>
      <figure className="preview-phone" aria-label={t("looks.feed")}>
        <StillPicture still={still} />
        <span className="preview-shade" aria-hidden="true" />
        {hasArea ? AREAS.map((area) => <span key={area.top} className="preview-area" style={areaStyle(area)} />) : null}
        <span className="preview-buttons" aria-hidden="true">
          {BUTTONS.map((Glyph, place) => (
            <Glyph key={place} size={20} />
          ))}
        </span>
        <figcaption className="preview-words">
          <strong>@{name ?? tc("noChannel")}</strong>
          {words === "" ? (
            <span className="preview-none">{t("noWords")}</span>
          ) : (
            lines.map((line, place) => (
              <span key={`${place}${line}`} className="preview-line">
                {line}
                {isFolded && place === lines.length - 1 ? <b>{t("more")}</b> : null}
              </span>
            ))
          )}
        </figcaption>
      </figure>
      <p className="text-ink-3 text-small">
        {isFolded ? t("folded", { shown: [...lines.join("")].length, all: [...words].length }) : t("whole")}
      </p>
    </>
  );
}
