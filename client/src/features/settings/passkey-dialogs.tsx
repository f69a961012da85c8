import type { PasskeyInfo } from "@tongpin/protocol";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useApi, useApp, useT, useToast } from "../../app/index.ts";
import { createPasskey, deviceName } from "../../platform/passkeys.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field, Input } from "../../ui/field.tsx";

interface DialogProps {
  onClose: () => void;
  /** The list has changed. */
  onDone: () => Promise<void>;
}

/** Null when it is done, else the code of what stands in the way. */
type Outcome = string | null;

/** A dialog with one verb that the server has to agree to; what it says against it stays beside what was typed. */
function AskingDialog(props: {
  title: string;
  description?: string;
  verb: string;
  danger?: boolean;
  onClose: () => void;
  onSubmit: () => Promise<Outcome>;
  children?: ReactNode;
}) {
  const t = useT("settings");
  const tc = useT("common");
  const form = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Outcome>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setFailure(null);
    const outcome = await props.onSubmit();
    setIsBusy(false);
    setFailure(outcome);
  };
  return (
    <Dialog
      open
      width="small"
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title={props.title}
      {...(props.description ? { description: props.description } : {})}
      closeLabel={tc("close")}
      footer={
        <Button type="submit" form={form} tone={props.danger ? "danger" : "primary"} disabled={isBusy}>
          {props.verb}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {props.children}
        {failure ? (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger text-small">
            {t.has(`errors.${failure}`) ? t(`errors.${failure}`) : t("errors.other", { code: failure })}{" "}
            {t.has(`todos.${failure}`) ? t(`todos.${failure}`) : null}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

/** The password first: a session left open must not be able to leave itself a second key. */
export function AddPasskey({ onClose, onDone }: DialogProps) {
  const t = useT("settings");
  const api = useApi();
  const toast = useToast();
  const { person } = useApp();
  const [label, setLabel] = useState(deviceName);
  const [password, setPassword] = useState("");
  const add = async (): Promise<Outcome> => {
    const offer = await api.offerPasskey(password);
    if (!offer.ok) return offer.error.code;
    const made = await createPasskey(offer.value.options);
    if (!made.ok) return made.error.code;
    const answer = await api.addPasskey({ label: label.trim(), response: made.value });
    if (!answer.ok) return answer.error.code;
    toast.info(t("account.added", { label: answer.value.label }));
    await onDone();
    return null;
  };
  return (
    <AskingDialog
      title={t("account.add")}
      description={t("account.addWhat")}
      verb={t("account.go")}
      onClose={onClose}
      onSubmit={add}
    >
      {/* A password manager fills by the name beside the password, also where nobody has to type it. */}
      <input type="text" name="name" autoComplete="username" value={person.name} readOnly hidden />
      <LabelField value={label} onChange={setLabel} />
      <Field label={t("account.password")} hint={t("account.passwordHint")}>
        {(control) => (
          <Input
            {...control}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            required
            maxLength={200}
          />
        )}
      </Field>
    </AskingDialog>
  );
}

export function RenamePasskey({ passkey, onClose, onDone }: DialogProps & { passkey: PasskeyInfo }) {
  const t = useT("settings");
  const api = useApi();
  const [label, setLabel] = useState(passkey.label);
  const rename = async (): Promise<Outcome> => {
    const answer = await api.renamePasskey({ id: passkey.id, label: label.trim() });
    if (!answer.ok) return answer.error.code;
    await onDone();
    return null;
  };
  return (
    <AskingDialog
      title={t("account.renameTitle", { label: passkey.label })}
      verb={t("save")}
      onClose={onClose}
      onSubmit={rename}
    >
      <LabelField value={label} onChange={setLabel} />
    </AskingDialog>
  );
}

export function RemovePasskey({ passkey, onClose, onDone }: DialogProps & { passkey: PasskeyInfo }) {
  const t = useT("settings");
  const api = useApi();
  const toast = useToast();
  const remove = async (): Promise<Outcome> => {
    const answer = await api.removePasskey(passkey.id);
    if (!answer.ok) return answer.error.code;
    toast.info(t("account.removed", { label: passkey.label }));
    await onDone();
    return null;
  };
  return (
    <AskingDialog
      title={t("account.removeTitle", { label: passkey.label })}
      description={t("account.removeWhat")}
      verb={t("account.remove")}
      danger
      onClose={onClose}
      onSubmit={remove}
    />
  );
}

function LabelField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT("settings");
  return (
    <Field label={t("account.label")} hint={t("account.labelHint")}>
      {(control) => (
        <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} required maxLength={60} />
      )}
    </Field>
  );
}
