import type { InvitePreview } from "@tongpin/protocol";
import { useEffect, useState } from "react";
import { useApi, useFormat, useGo, useMaybeApp, useSessionActions, useT } from "../../app/index.ts";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { NameField, PasswordField } from "./credentials.tsx";
import { Entrance } from "./entrance.tsx";
import { EntranceForm, type Outcome } from "./entrance-form.tsx";
import { useFragmentToken } from "./token.ts";

type Preview = { type: "asking" } | { type: "failed"; code: string } | { type: "found"; invite: InvitePreview };

/** An invitation: what joining would mean is shown before anything is done. */
export function JoinScreen() {
  const t = useT("start");
  const api = useApi();
  const token = useFragmentToken();
  const [preview, setPreview] = useState<Preview>({ type: "asking" });
  useEffect(() => {
    let left = false;
    void api.previewInvite(token).then((answer) => {
      if (left) return;
      setPreview(answer.ok ? { type: "found", invite: answer.value } : { type: "failed", code: answer.error.code });
    });
    return () => {
      left = true;
    };
  }, [api, token]);
  if (preview.type === "asking") {
    return (
      <Entrance title={t("join.asking")}>
        <SkeletonLines label={t("join.asking")} />
      </Entrance>
    );
  }
  if (preview.type === "failed") {
    const key = `errors.${preview.code}`;
    return (
      <Entrance title={t("join.failed")} note={t.has(key) ? t(key) : t("errors.other", { code: preview.code })}>
        <p className="text-ink-2">{t("join.failedTodo")}</p>
      </Entrance>
    );
  }
  return <JoinForm token={token} invite={preview.invite} />;
}

function JoinForm({ token, invite }: { token: string; invite: InvitePreview }) {
  const t = useT("start");
  const tc = useT("common");
  const api = useApi();
  const go = useGo();
  const format = useFormat();
  const { adopt } = useSessionActions();
  const signedIn = useMaybeApp();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const isMember = signedIn?.mode === "server";
  const join = async (): Promise<Outcome> => {
    const answer = await api.acceptInvite(isMember ? { token } : { token, name: name.trim(), password });
    if (!answer.ok) return answer.error.code;
    await adopt(answer.value);
    go.to("/");
    return null;
  };
  const facts = [
    { label: t("join.workspace"), value: invite.workspaceName },
    { label: t("join.brand"), value: invite.brandName },
    { label: t("join.role"), value: tc(`roles.${invite.role}`) },
    { label: t("join.expires"), value: format.moment(invite.expiresAt) },
  ];
  return (
    <Entrance title={t("join.title", { name: invite.invitedBy })}>
      <dl className="mb-6 overflow-hidden rounded-lg border border-line">
        {facts.map((fact) => (
          <div key={fact.label} className="flex gap-3 border-line border-t px-3.5 py-2 first:border-t-0">
            <dt className="w-20 shrink-0 text-ink-3">{fact.label}</dt>
            <dd className="min-w-0 flex-1 break-words font-medium">{fact.value}</dd>
          </div>
        ))}
      </dl>
      <EntranceForm submitLabel={t("join.submit")} onSubmit={join}>
        {isMember ? (
          <p className="text-ink-2">{t("join.asYourself", { name: signedIn.person.name })}</p>
        ) : (
          <>
            <NameField value={name} onChange={setName} autoFocus />
            <PasswordField value={password} onChange={setPassword} fresh />
          </>
        )}
      </EntranceForm>
    </Entrance>
  );
}
