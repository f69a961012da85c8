import type { CallSheet, CrewMember, TimeTrouble } from "@tongpin/domain/shooting";
import { type KeyboardEvent, useRef, useState } from "react";
import { useMembers, useT } from "../../../app/index.ts";
import { TimeField } from "../../../app/item/dates/time-field.tsx";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconAlert, IconTrash } from "../../../ui/icons/index.ts";
import { PlainText } from "./sheet-facts.tsx";
import type { SheetDeeds } from "./use-sheet-deeds.ts";

export interface CrewTableProps {
  readonly sheet: CallSheet;
  readonly mayEdit: boolean;
  readonly deeds: SheetDeeds;
  readonly troubles: readonly TimeTrouble[];
}

/** 人员: who has to be there, as what, since when, and how to reach them. Contacts stay with the brand's members. */
export function CrewTable({ sheet, mayEdit, deeds, troubles }: CrewTableProps) {
  const t = useT("shooting");
  const late = new Set(troubles.flatMap((trouble) => (trouble.code === "call-after-wrap" ? [trouble.crewId] : [])));
  return (
    <section aria-label={t("crewTitle")} className="flex flex-col gap-2">
      <h2 className="font-semibold text-base">{t("crewTitle")}</h2>
      {sheet.crew.length === 0 ? (
        <p className="text-ink-3 text-small">{t("crew.empty")}</p>
      ) : (
        <ul className="border-line border-t">
          {sheet.crew.map((person) => (
            <CrewRow
              key={person.id}
              sheet={sheet}
              person={person}
              isLate={late.has(person.id)}
              mayEdit={mayEdit}
              deeds={deeds}
            />
          ))}
        </ul>
      )}
      {mayEdit ? <NewPerson sheet={sheet} deeds={deeds} /> : null}
    </section>
  );
}

interface CrewRowProps extends Omit<CrewTableProps, "troubles"> {
  readonly person: CrewMember;
  readonly isLate: boolean;
}

function CrewRow({ sheet, person, isLate, mayEdit, deeds }: CrewRowProps) {
  const t = useT("shooting");
  return (
    <li
      data-person={person.id}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-1.5 border-line border-b py-1.5 sm:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_minmax(0,1.6fr)_auto_auto]"
    >
      {(["name", "duty"] as const).map((field) => (
        <PlainText
          key={field}
          label={t(`crew.${field}Of`, { name: person.name })}
          value={person[field]}
          placeholder={t(`crew.${field}`)}
          disabled={!mayEdit}
          onSave={(text) => deeds.changePerson(sheet, person, { [field]: text })}
        />
      ))}
      <span className="max-sm:order-4 max-sm:col-span-2">
        <PlainText
          label={t("crew.contactOf", { name: person.name })}
          value={person.contact}
          placeholder={t("crew.contact")}
          disabled={!mayEdit}
          onSave={(contact) => deeds.changePerson(sheet, person, { contact })}
        />
      </span>
      <span className="flex items-center gap-1">
        {isLate ? <IconAlert size={14} className="text-danger" /> : null}
        <TimeField
          label={t("crew.callTimeOf", { name: person.name })}
          value={person.callTime}
          disabled={!mayEdit}
          onChange={(callTime) => deeds.changePerson(sheet, person, { callTime })}
        />
      </span>
      {mayEdit ? (
        <IconButton
          label={t("crew.remove", { name: person.name })}
          tip="left"
          icon={<IconTrash />}
          className="max-sm:order-5 max-sm:justify-self-end"
          onClick={() => deeds.removePerson(sheet, person)}
        />
      ) : null}
    </li>
  );
}

/** Name and duty, Enter, the next one. Members of the brand are offered while typing; anybody else is just as good. */
function NewPerson({ sheet, deeds }: { sheet: CallSheet; deeds: SheetDeeds }) {
  const t = useT("shooting");
  const members = useMembers();
  const [name, setName] = useState("");
  const [duty, setDuty] = useState("");
  const first = useRef<HTMLInputElement>(null);
  const add = () => {
    if (name.trim() === "" || !deeds.addPerson(sheet, { name, duty: duty.trim() })) return;
    setName("");
    setDuty("");
    first.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Input
        ref={first}
        aria-label={t("crew.newName")}
        placeholder={t("crew.newName")}
        list="crew-members"
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={onKeyDown}
        className="max-w-48 flex-1"
      />
      <datalist id="crew-members">
        {members.map((member) => (
          <option key={member.personId} value={member.name} />
        ))}
      </datalist>
      <Input
        aria-label={t("crew.newDuty")}
        placeholder={t("crew.newDuty")}
        value={duty}
        onChange={(event) => setDuty(event.target.value)}
        onKeyDown={onKeyDown}
        className="max-w-40 flex-1"
      />
      <Button disabled={name.trim() === ""} onClick={add}>
        {t("crew.add")}
      </Button>
    </div>
  );
}
