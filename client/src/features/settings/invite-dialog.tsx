import { mayGrant, ROLES, type Role } from "@tongpin/domain/access";
import type { InviteCreated } from "@tongpin/protocol";
import { useState } from "react";
import { useApi, useApp, useFormat, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { IconPlus } from "../../ui/icons/index.ts";
import { Select } from "../../ui/select.tsx";
import { CopyLink } from "./copy-link.tsx";
import { useFailure } from "./use-answer.ts";

const LIFETIMES = ["24", "72", "168"] as const;

/** Makes a link that lets one person join with one role. The link is shown once: only its hash is kept. */
export function InviteDialog({ onCreated }: { onCreated: () => Promise<void> }) {
  const t = useT("settings");
  const tc = useT("common");
  const api = useApi();
  const format = useFormat();
  const fail = useFailure();
  const { role: myRole, brand } = useApp();
  const [isOpen, setIsOpen] = useState(false);
  const [role, setRole] = useState<Role>("writer");
  const [hours, setHours] = useState<(typeof LIFETIMES)[number]>("168");
  const [made, setMade] = useState<InviteCreated | null>(null);
  const create = async () => {
    const answer = await api.createInvite({ brandId: brand?.id ?? "", role, expiresInHours: Number(hours) });
    if (!answer.ok) return fail(answer.error.code);
    setMade(answer.value);
    await onCreated();
  };
  return (
    <Dialog
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        if (open) setMade(null);
      }}
      trigger={<Button icon={<IconPlus />}>{t("invites.add")}</Button>}
      title={t("invites.add")}
      description={made ? t("invites.once") : t("invites.what", { brand: brand?.name ?? "" })}
      closeLabel={tc("close")}
      footer={
        made ? null : (
          <Button tone="primary" onClick={() => void create()}>
            {t("invites.create")}
          </Button>
        )
      }
    >
      {made ? (
        <div className="flex flex-col gap-2">
          <CopyLink label={t("invites.link")} url={`${window.location.origin}/join#${made.token}`} />
          <p className="text-ink-3 text-small">
            {t("invites.made", { role: tc(`roles.${role}`), at: format.moment(made.expiresAt) })}
          </p>
        </div>
      ) : (
        <div className="grid grid-cols-2 gap-4">
          <Field label={t("invites.role")} hint={tc(`roleNotes.${role}`)}>
            {(control) => (
              <Select
                {...control}
                value={role}
                options={ROLES.filter((value) => mayGrant(myRole, value)).map((value) => ({
                  value,
                  label: tc(`roles.${value}`),
                }))}
                onChange={setRole}
              />
            )}
          </Field>
          <Field label={t("invites.lifetime")}>
            {(control) => (
              <Select
                {...control}
                value={hours}
                options={LIFETIMES.map((value) => ({ value, label: t("invites.days", { days: Number(value) / 24 }) }))}
                onChange={setHours}
              />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  );
}
