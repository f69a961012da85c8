import { type FormEvent, useState } from "react";
import { AppLink, pathsOf, useApp, useGo, useSessionActions, useT, useToast } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Field, Input } from "../../ui/field.tsx";
import { IconPlus } from "../../ui/icons/index.ts";
import { Industries } from "./industries.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";

/** Brands: each a wall of its own. In a workspace of this device, its names. */
export function BrandSection() {
  const { mode } = useApp();
  return (
    <>
      {mode === "local" ? <LocalNames /> : <Brands />}
      <Industries />
    </>
  );
}

function Brands() {
  const t = useT("settings");
  const tc = useT("common");
  const go = useGo();
  const { brands, brand, mayAddBrands } = useApp();
  return (
    <section>
      <SectionHead
        title={t("brands.title")}
        note={t("brands.note")}
        action={
          mayAddBrands ? (
            <Button icon={<IconPlus />} onClick={() => go.to("/new-brand")}>
              {tc("brand.add")}
            </Button>
          ) : null
        }
      />
      <Rows>
        {brands.map((one) => (
          <Row key={one.id}>
            <AppLink to={pathsOf(one.id).today} className="min-w-0 flex-1 truncate underline-offset-2 hover:underline">
              {one.name}
            </AppLink>
            {one.id === brand?.id ? <Chip tone="accent">{t("brands.open")}</Chip> : null}
            <span className="text-ink-2">{tc(`roles.${one.role}`)}</span>
          </Row>
        ))}
      </Rows>
    </section>
  );
}

function LocalNames() {
  const t = useT("settings");
  const toast = useToast();
  const { person, brand, workspaceName } = useApp();
  const { renameLocal } = useSessionActions();
  const [names, setNames] = useState({ person: person.name, workspace: workspaceName, brand: brand?.name ?? "" });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const trimmed = { person: names.person.trim(), workspace: names.workspace.trim(), brand: names.brand.trim() };
    await renameLocal(trimmed, brand?.id);
    toast.info(t("saved"));
  };
  return (
    <section>
      <SectionHead title={t("local.title")} note={t("local.note")} />
      <form onSubmit={(event) => void save(event)} className="flex max-w-sm flex-col gap-4">
        {(["brand", "workspace", "person"] as const).map((key) => (
          <Field key={key} label={t(`local.${key}`)}>
            {(control) => (
              <Input
                {...control}
                required
                maxLength={60}
                value={names[key]}
                onChange={(event) => setNames({ ...names, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button type="submit" className="self-start">
          {t("save")}
        </Button>
      </form>
    </section>
  );
}
