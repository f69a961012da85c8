import { useState } from "react";
import { AppLink, useApi, useGo, useSessionActions, useT } from "../../app/index.ts";
import { Field, Input } from "../../ui/field.tsx";
import { NameField, PasswordField } from "./credentials.tsx";
import { Entrance } from "./entrance.tsx";
import { EntranceForm, type Outcome } from "./entrance-form.tsx";
import { useFragmentToken } from "./token.ts";

/** The owner's first page, behind the one-time link the server printed. */
export function SetupScreen() {
  const t = useT("start");
  const api = useApi();
  const go = useGo();
  const { adopt } = useSessionActions();
  const token = useFragmentToken();
  const [workspaceName, setWorkspaceName] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const setUp = async (): Promise<Outcome> => {
    const answer = await api.setup({ token, workspaceName: workspaceName.trim(), name: name.trim(), password });
    if (!answer.ok) return answer.error.code;
    await adopt(answer.value);
    go.to("/");
    return null;
  };
  if (token === "") {
    return (
      <Entrance title={t("setup.noToken")} note={t("setup.noTokenNote")}>
        <AppLink to="/login" className="text-accent-text underline-offset-2 hover:underline">
          {t("login.title")}
        </AppLink>
      </Entrance>
    );
  }
  return (
    <Entrance title={t("setup.title")} note={t("setup.note")}>
      <EntranceForm submitLabel={t("setup.submit")} onSubmit={setUp}>
        <Field label={t("setup.workspace")} hint={t("setup.workspaceHint")}>
          {(control) => (
            <Input
              {...control}
              value={workspaceName}
              onChange={(event) => setWorkspaceName(event.target.value)}
              required
              maxLength={60}
            />
          )}
        </Field>
        <NameField value={name} onChange={setName} />
        <PasswordField value={password} onChange={setPassword} fresh />
      </EntranceForm>
    </Entrance>
  );
}
