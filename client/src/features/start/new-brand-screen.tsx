import { useState } from "react";
import {
  AppLink,
  OwedWork,
  pathsOf,
  useApi,
  useGo,
  useMaybeApp,
  useSessionActions,
  useSignOut,
  useT,
} from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { Entrance } from "./entrance.tsx";
import { EntranceForm, type Outcome } from "./entrance-form.tsx";

/** A brand is a wall: what belongs to one is never seen from another. */
export function NewBrandScreen() {
  const t = useT("start");
  const api = useApi();
  const go = useGo();
  const app = useMaybeApp();
  const { addBrand } = useSessionActions();
  const [name, setName] = useState("");
  const isFirst = (app?.brands.length ?? 0) === 0;
  const create = async (): Promise<Outcome> => {
    const answer = await api.createBrand({ name: name.trim() });
    if (!answer.ok) return answer.error.code;
    await addBrand(answer.value);
    go.to(pathsOf(answer.value.id).today);
    return null;
  };
  const createSample = async (): Promise<Outcome> => {
    const answer = await api.createSampleBrand();
    if (!answer.ok) return answer.error.code;
    await addBrand(answer.value);
    go.to(pathsOf(answer.value.id).today);
    return null;
  };
  if (!app?.mayAddBrands) return <NoBrand isLeft={app !== null && isFirst} />;
  return (
    <Entrance title={isFirst ? t("brand.first") : t("brand.title")} note={t("brand.note")}>
      <EntranceForm
        submitLabel={t("brand.submit")}
        onSubmit={create}
        aside={
          isFirst ? null : (
            <AppLink to="/" className="rounded-sm px-1 text-ink-2 hover:text-ink">
              {t("back")}
            </AppLink>
          )
        }
      >
        <Field label={t("brand.name")}>
          {(control) => (
            <Input
              {...control}
              value={name}
              onChange={(event) => setName(event.target.value)}
              required
              maxLength={60}
              autoFocus
            />
          )}
        </Field>
      </EntranceForm>
      <div className="mt-8 border-line border-t pt-6">
        <p className="mb-3 text-ink-2">{t("brand.sampleNote")}</p>
        <EntranceForm plain submitLabel={t("brand.sample")} onSubmit={createSample} />
      </div>
    </Entrance>
  );
}

/** Who may not add a brand: one who has others, or one who was taken out of the last. What they still owe is here. */
function NoBrand({ isLeft }: { isLeft: boolean }) {
  const t = useT("start");
  const tc = useT("common");
  const signOut = useSignOut();
  const key = isLeft ? "none" : "notYours";
  return (
    <Entrance title={t(`brand.${key}`)} note={t(`brand.${key}Note`)}>
      {isLeft ? (
        <>
          <div className="-mx-4 mb-5 empty:hidden">
            <OwedWork />
          </div>
          <Button onClick={signOut}>{tc("me.signOut")}</Button>
        </>
      ) : null}
    </Entrance>
  );
}
