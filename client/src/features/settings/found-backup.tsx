import type { MergePreference } from "@tongpin/workspace";
import { type FormEvent, useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";

export interface FoundBackupProps {
  readonly manifest: {
    readonly at: string;
    readonly by: string;
    readonly brand: { readonly name: string };
    readonly videos: number;
    readonly media: readonly { readonly bytes: number }[];
  };
  /** Name of the present brand. */
  readonly here: string;
  readonly isSameBrand: boolean;
  readonly mayMerge: boolean;
  onCopy(name: string): void;
  onMerge(prefer: MergePreference): void;
  onClose(): void;
}

/** A backup that was looked at: what it holds, and the two ways of bringing it back. */
export function FoundBackup(props: FoundBackupProps) {
  const { manifest, here, isSameBrand, mayMerge, onCopy, onMerge, onClose } = props;
  const t = useT("backup");
  const format = useFormat();
  const at = format.moment(Date.parse(manifest.at));
  const [name, setName] = useState(t("found.copyName", { brand: manifest.brand.name, day: manifest.at.slice(0, 10) }));
  const [prefer, setPrefer] = useState<MergePreference>("present");
  const copy = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onCopy(name.trim());
  };
  const bytes = manifest.media.reduce((sum, each) => sum + each.bytes, 0);
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line px-3 py-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{t("found.title", { brand: manifest.brand.name, at })}</p>
          <p className="text-ink-2 text-small">
            {t("found.facts", {
              by: manifest.by,
              videos: manifest.videos,
              media: manifest.media.length,
              size: format.bytes(bytes),
            })}
          </p>
          <p className="text-ink-3 text-small">{t("found.records")}</p>
        </div>
        <Button size="small" tone="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
      <form onSubmit={copy} className="flex flex-col gap-2 border-line border-t pt-3">
        <p className="text-ink-2">{t("found.copyNote")}</p>
        <div className="flex flex-wrap items-end gap-2">
          <div className="min-w-48 flex-1">
            <Field label={t("found.name")}>
              {(control) => (
                <Input {...control} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
          </div>
          <Button type="submit" disabled={name.trim() === ""}>
            {t("found.copy")}
          </Button>
        </div>
      </form>
      <div className="flex flex-col gap-2 border-line border-t pt-3">
        {mayMerge ? (
          <>
            <p className="text-ink-2">{t("found.mergeNote")}</p>
            {isSameBrand ? null : (
              <p className="text-warn">{t("found.otherBrand", { brand: manifest.brand.name, here })}</p>
            )}
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <span className="text-ink-2">{t("found.prefer")}</span>
              <Segmented
                label={t("found.prefer")}
                value={prefer}
                options={[
                  { value: "present", label: t("found.present") },
                  { value: "incoming", label: t("found.incoming") },
                ]}
                onChange={setPrefer}
              />
              <span className="flex-1" />
              <Button onClick={() => onMerge(prefer)}>{t("found.merge", { brand: here })}</Button>
            </div>
          </>
        ) : (
          <p className="text-ink-2">{t("found.readOnly")}</p>
        )}
      </div>
    </div>
  );
}
