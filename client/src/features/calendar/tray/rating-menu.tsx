import { asId, type PersonId } from "@tongpin/domain/base";
import { ideaScore, RATING_MAX, ratingBy, type Video } from "@tongpin/domain/video";
import { useApp, useMembers, useT } from "../../../app/index.ts";
import { Menu, MenuChoice, MenuLine } from "../../../ui/menu.tsx";

const NONE = "0";
const RATINGS = Array.from({ length: RATING_MAX }, (_, index) => String(RATING_MAX - index));

/** What an idea is worth and who says so; one's own rating is given here or by the keys 1–5. */
export function RatingMenu({
  video,
  mayRate,
  onRate,
}: {
  video: Video;
  mayRate: boolean;
  onRate: (video: Video, rating: number | null) => void;
}) {
  const t = useT("tray");
  const tc = useT("common");
  const { person } = useApp();
  const members = useMembers();
  const score = ideaScore(video);
  const mine = ratingBy(video, person.id);
  const others = Object.entries(video.ratings ?? {}).map(([id, rating]) => ({
    id,
    rating,
    name: members.find(({ personId }) => personId === asId<PersonId>(id))?.name ?? tc("formerMember"),
  }));
  const words = score === null ? t("notRated") : t("scoreOf", { score });
  if (!mayRate && others.length === 0) {
    return score === null ? null : <span className="shrink-0 text-ink-3 text-mini">{score}</span>;
  }
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label={t("rateOf", { score: words })}
          title={others.map(({ name, rating }) => t("gave", { name, rating })).join(" · ") || words}
          className="min-w-7 shrink-0 rounded-sm px-1 py-0.5 text-end text-ink-3 text-mini tabular-nums hover:bg-pressed hover:text-ink pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          {score ?? "–"}
        </button>
      }
    >
      {mayRate ? (
        <MenuChoice
          label={t("rate")}
          value={mine === null ? NONE : String(mine)}
          options={[
            ...RATINGS.map((rating) => ({ value: rating, label: t("points", { points: Number(rating) }) })),
            { value: NONE, label: t("noRating") },
          ]}
          onChange={(rating) => onRate(video, rating === NONE ? null : Number(rating))}
        />
      ) : null}
      {others.length > 0 ? (
        <>
          {mayRate ? <MenuLine /> : null}
          <ul aria-label={t("who")} className="px-3 py-1 text-ink-2 text-small">
            {others.map(({ id, name, rating }) => (
              <li key={id}>{t("gave", { name, rating })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Menu>
  );
}
