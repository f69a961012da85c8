import type { VersionInfo, VersionPerson } from "@tongpin/protocol";
import { useFormat, useGo, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import {
  IconArrowDown,
  IconArrowRight,
  IconArrowUp,
  IconClose,
  IconCloudOff,
  IconRefresh,
} from "../../../ui/icons/index.ts";
import { Select } from "../../../ui/select.tsx";
import { useVersionWords } from "../versions/version-list.tsx";
import { type ComparedPair, NOW, pairAddress } from "./compare-address.ts";
import { namesOf } from "./compare-row.tsx";
import type { Walk } from "./compare-view.tsx";
import type { Compared, RowAuthors } from "./use-compared.ts";

interface CompareHeadProps {
  readonly pair: ComparedPair;
  readonly versions: readonly VersionInfo[];
  readonly isStale: boolean;
  readonly compared: Compared | null;
  readonly people: readonly VersionPerson[];
  /** Whose changes are shown; null: everybody's. */
  readonly author: string | null;
  readonly authors: RowAuthors;
  readonly onAuthor: (author: string | null) => void;
  readonly walk: Walk;
  readonly onSwap: () => void;
  readonly onClose: () => void;
}

/** Which two, what is different in figures, whose hand, and the way from change to change. */
export function CompareHead(props: CompareHeadProps) {
  const { pair, versions, isStale, walk, onSwap, onClose } = props;
  const t = useT("compare");
  return (
    <header className="shrink-0 border-line border-b px-3 py-2">
      <div className="flex items-center gap-2">
        <h2 className="shrink-0 font-medium max-sm:sr-only">{t("title")}</h2>
        <div className="flex min-w-0 flex-1 items-center gap-1">
          <SideSelect label={t("from")} side="from" pair={pair} versions={versions} />
          <IconButton label={t("swap")} icon={<IconArrowRight size={14} />} size="small" onClick={onSwap} />
          <SideSelect label={t("to")} side="to" pair={pair} versions={versions} />
        </div>
        <IconButton label={t("close")} icon={<IconClose />} tip="left" onClick={onClose} />
      </div>
      <div className="mt-1.5 flex min-h-control-sm flex-wrap items-center gap-x-3 gap-y-1">
        <Counts {...props} />
        <AuthorFilter {...props} />
        <div className="ml-auto flex items-center gap-1">
          <span role="status" className="text-ink-3 text-small tabular-nums">
            {walk.place > 0 ? t("place", { place: walk.place, count: walk.count }) : ""}
          </span>
          <IconButton
            label={t("previous")}
            icon={<IconArrowUp />}
            tip="left"
            disabled={walk.count === 0}
            onClick={() => walk.step(-1)}
          />
          <IconButton
            label={t("next")}
            icon={<IconArrowDown />}
            tip="left"
            disabled={walk.count === 0}
            onClick={() => walk.step(1)}
          />
        </div>
      </div>
      {isStale ? (
        <p className="mt-1 flex items-center gap-1.5 text-ink-3 text-small">
          <IconCloudOff size={14} />
          {t("stale")}
        </p>
      ) : null}
    </header>
  );
}

function SideSelect({
  label,
  side,
  pair,
  versions,
}: {
  readonly label: string;
  readonly side: keyof ComparedPair;
  readonly pair: ComparedPair;
  readonly versions: readonly VersionInfo[];
}) {
  const t = useT("compare");
  const go = useGo();
  const format = useFormat();
  const words = useVersionWords();
  const options = [
    { value: NOW, label: t("now") },
    ...versions.map((info) => ({
      value: info.id,
      label: t("version", { name: info.name ?? words.reason(info), at: format.moment(info.at) }),
    })),
  ];
  return (
    <Select
      label={label}
      value={options.some(({ value }) => value === pair[side]) ? pair[side] : null}
      placeholder={t("gone")}
      options={options}
      size="small"
      className="min-w-0 max-w-72 flex-1"
      onChange={(value) => go.query({ compare: pairAddress({ ...pair, [side]: value }) })}
    />
  );
}

function Counts({ compared }: CompareHeadProps) {
  const t = useT("compare");
  if (!compared) return null;
  const { added, removed, moved, changed } = compared.counts;
  if (added + removed + moved + changed === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {changed > 0 ? <Chip tone="warn">{t("counts.changed", { count: changed })}</Chip> : null}
      {added > 0 ? <Chip tone="good">{t("counts.added", { count: added })}</Chip> : null}
      {removed > 0 ? <Chip tone="danger">{t("counts.removed", { count: removed })}</Chip> : null}
      {moved > 0 ? <Chip tone="accent">{t("counts.moved", { count: moved })}</Chip> : null}
    </span>
  );
}

const EVERYBODY = "*";

/** Whose changes are shown. Who wrote what is found out only when somebody asks. */
function AuthorFilter({ people, author, authors, onAuthor }: CompareHeadProps) {
  const t = useT("compare");
  const names = new Map(people.map(({ id, name }) => [id, name]));
  if (people.length === 0) return null;
  return (
    <span className="flex items-center gap-2">
      <Select
        label={t("author")}
        value={author ?? EVERYBODY}
        size="small"
        options={[
          { value: EVERYBODY, label: t("everybody") },
          ...people.map(({ id }) => ({ value: id, label: namesOf([id], names, t) })),
        ]}
        onChange={(value) => onAuthor(value === EVERYBODY ? null : value)}
      />
      {author !== null && authors.type === "asking" ? (
        <span role="status" className="inline-flex items-center gap-1 text-ink-3 text-small">
          <IconRefresh size={12} />
          {t("askingAuthors")}
        </span>
      ) : null}
      {author !== null && authors.type === "failed" ? (
        <span role="status" className="inline-flex items-center gap-1 text-small text-warn">
          {t("authorsMissing")}
          <Button tone="link" size="small" onClick={() => onAuthor(null)}>
            {t("everybody")}
          </Button>
        </span>
      ) : null}
    </span>
  );
}
