import type { ShotFrame } from "@tongpin/domain/video";
import { useFrameSource } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";

/** What a video looks like, where this device has a picture of it; nothing while it has none. Its words stand beside it. */
export function CoverPicture({ picture, isLarge }: { picture: ShotFrame | null; isLarge: boolean }) {
  const source = useFrameSource(picture);
  if (picture === null || source.type !== "here") return null;
  return (
    <img
      src={source.url}
      alt=""
      className={classNames(
        "aspect-3/4 shrink-0 rounded-sm object-cover",
        isLarge ? "order-first h-10" : "h-7 @max-[6rem]:hidden",
      )}
    />
  );
}
