import { GUEST_RIGHTS, type GuestRight } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import { useState } from "react";
import { AppLink, announce, refusalText, useApi, useApp, useCopy, useFormat, usePaths, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { IconCheck, IconCopy, IconLink } from "../../ui/icons/index.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Checkbox } from "../../ui/switch.tsx";

const DAYS = ["1", "3", "7"] as const;
type Days = (typeof DAYS)[number];
const DEFAULT_RIGHTS: readonly GuestRight[] = ["view", "comment", "approve"];

interface Made {
  readonly url: string;
  readonly expiresAt: number;
}

/** 给品牌的链接: no account, one video, some rights, an end (R11). The secret is shown this once. */
export function GuestLinkDialog({ videoId }: { videoId: VideoId }) {
  const t = useT("review");
  const tc = useT("common");
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        if (!open) setMade(null);
      }}
      trigger={
        <Button size="small" icon={<IconLink size={14} />}>
          {t("link.open")}
        </Button>
      }
      title={made ? t("link.ready") : t("link.title")}
      description={made ? t("link.readyNote") : t("link.note")}
      closeLabel={tc("close")}
    >
      {made ? <LinkReady made={made} /> : <LinkForm videoId={videoId} onMade={setMade} />}
    </Dialog>
  );
}

function LinkForm({ videoId, onMade }: { videoId: VideoId; onMade: (made: Made) => void }) {
  const t = useT("review");
  const tc = useT("common");
  const api = useApi();
  const { brand } = useApp();
  const [label, setLabel] = useState("");
  const [rights, setRights] = useState<readonly GuestRight[]>(DEFAULT_RIGHTS);
  const [days, setDays] = useState<Days>("3");
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function make() {
    if (isBusy) return;
    setIsBusy(true);
    const answer = await api.createGuestLink({
      brandId: brand?.id ?? "",
      videoId,
      label: label.trim(),
      rights: GUEST_RIGHTS.filter((right) => rights.includes(right)),
      expiresInHours: Number(days) * 24,
    });
    setIsBusy(false);
    if (!answer.ok) return setFailure(answer.error.code);
    const { token, expiresAt } = answer.value;
    onMade({ url: `${window.location.origin}/g#${token}`, expiresAt });
  }

  return (
    <form
      className="flex flex-col gap-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field label={t("link.label")} hint={t("link.labelHint")}>
        {(control) => (
          <Input {...control} value={label} maxLength={80} onChange={(event) => setLabel(event.target.value)} />
        )}
      </Field>
      <fieldset className="flex flex-col">
        <legend className="mb-1 text-ink-2 text-small">{t("link.rights")}</legend>
        {GUEST_RIGHTS.map((right) => (
          <Checkbox
            key={right}
            checked={rights.includes(right)}
            disabled={right === "view"}
            onChange={(checked) =>
              setRights(checked ? [...rights, right] : rights.filter((candidate) => candidate !== right))
            }
          >
            {t(`link.right.${right}`)}
          </Checkbox>
        ))}
      </fieldset>
      <div className="flex flex-col gap-1">
        <span className="text-ink-2 text-small">{t("link.expires")}</span>
        <Segmented<Days>
          label={t("link.expires")}
          value={days}
          options={DAYS.map((value) => ({ value, label: t("link.days", { days: Number(value) }) }))}
          onChange={setDays}
          className="self-start"
        />
      </div>
      {failure ? (
        <p role="alert" className="text-danger text-small">
          {t("link.failed", { why: refusalText(tc, failure) })}
        </p>
      ) : null}
      <Button type="submit" tone="primary" disabled={isBusy} className="self-end">
        {t("link.make")}
      </Button>
    </form>
  );
}

function LinkReady({ made }: { made: Made }) {
  const t = useT("review");
  const format = useFormat();
  const paths = usePaths();
  const { copied, copy } = useCopy();
  async function take() {
    if (await copy("link", made.url)) announce(t("link.copied"));
  }
  return (
    <div className="flex flex-col gap-3 pb-2">
      <div className="flex gap-2">
        <Input
          readOnly
          value={made.url}
          aria-label={t("link.url")}
          onFocus={(event) => event.target.select()}
          className="flex-1 font-mono"
        />
        <Button tone="primary" icon={copied ? <IconCheck /> : <IconCopy />} onClick={() => void take()}>
          {copied ? t("link.copied") : t("link.copy")}
        </Button>
      </div>
      <p className="text-ink-3 text-small">
        {t("link.until", { at: format.moment(made.expiresAt) })}{" "}
        <AppLink to={paths.settings("guests")} className="text-accent-text underline-offset-2 hover:underline">
          {t("link.manage")}
        </AppLink>
      </p>
    </div>
  );
}
