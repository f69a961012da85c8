import type { SessionInfo } from "@tongpin/protocol";
import { useCallback, useState } from "react";
import { AppLink, useApi, useGo, useQuery, useSessionActions, useT } from "../../app/index.ts";
import { NameField, PasswordField } from "./credentials.tsx";
import { Entrance } from "./entrance.tsx";
import { EntranceForm, type Outcome } from "./entrance-form.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { safePath } from "./safe-path.ts";

export function LoginScreen() {
  const t = useT("start");
  const api = useApi();
  const go = useGo();
  const { next } = useQuery();
  const { adopt } = useSessionActions();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const enter = useCallback(
    async (session: SessionInfo) => {
      await adopt(session);
      go.href(safePath(next));
    },
    [adopt, go, next],
  );
  const signIn = async (): Promise<Outcome> => {
    const answer = await api.login({ name: name.trim(), password });
    if (!answer.ok) return answer.error.code;
    await enter(answer.value);
    return null;
  };
  return (
    <Entrance title={t("login.title")} note={t("login.note")}>
      <EntranceForm
        submitLabel={t("login.submit")}
        onSubmit={signIn}
        aside={
          <AppLink to="/start" className="rounded-sm px-1 text-ink-2 hover:text-ink">
            {t("back")}
          </AppLink>
        }
      >
        <NameField value={name} onChange={setName} autoFocus knowsPasskeys />
        <PasswordField value={password} onChange={setPassword} />
      </EntranceForm>
      <PasskeySignIn onSignedIn={enter} />
    </Entrance>
  );
}
