import { type ReactNode, useEffect, useState } from "react";
import { AppLink, useGo, useSample, useSessionActions, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconChevronRight, IconDevice, IconSparkle, IconUser } from "../../ui/icons/index.ts";
import { Entrance } from "./entrance.tsx";

const CHOICE =
  "flex w-full items-center gap-3.5 px-4 py-3.5 text-start transition-colors hover:bg-hover active:bg-pressed disabled:opacity-50 focus-visible:-outline-offset-2";

/** Where nobody is known yet: sign in, work on this device alone, or read what this is. */
export function StartScreen() {
  const t = useT("start");
  const go = useGo();
  const { enterLocal, hasLocal } = useSessionActions();
  const loadSample = useSample();
  const [isBack, setIsBack] = useState(false);
  const [isEntering, setIsEntering] = useState(false);
  useEffect(() => {
    void hasLocal().then(setIsBack);
  }, [hasLocal]);
  const enter = async (withSample: boolean) => {
    setIsEntering(true);
    const brand = t(withSample ? "local.sampleBrand" : "local.brand");
    await enterLocal({ person: t("local.person"), workspace: t("local.workspace"), brand });
    if (withSample) await loadSample();
    go.to("/");
  };
  return (
    <Entrance title={t("welcome.title")} note={t("welcome.note")}>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        <li>
          <AppLink to="/login" className={CHOICE}>
            <Choice icon={<IconUser size={18} />} title={t("welcome.signIn")} note={t("welcome.signInNote")} />
          </AppLink>
        </li>
        <li className="border-line border-t">
          <button type="button" disabled={isEntering} onClick={() => void enter(false)} className={CHOICE}>
            <Choice
              icon={<IconDevice size={18} />}
              title={isBack ? t("welcome.localAgain") : t("welcome.local")}
              note={isBack ? t("welcome.localAgainNote") : t("welcome.localNote")}
            />
          </button>
        </li>
        {isBack ? null : (
          <li className="border-line border-t">
            <button type="button" disabled={isEntering} onClick={() => void enter(true)} className={CHOICE}>
              <Choice icon={<IconSparkle size={18} />} title={t("welcome.sample")} note={t("welcome.sampleNote")} />
            </button>
          </li>
        )}
      </ul>
      <WhatThisIs />
    </Entrance>
  );
}

function Choice({ icon, title, note }: { icon: ReactNode; title: string; note: string }) {
  return (
    <>
      <span className="text-accent-text">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-base">{title}</span>
        <span className="block text-ink-3 text-small">{note}</span>
      </span>
      <IconChevronRight className="text-ink-3" />
    </>
  );
}

const POINTS = ["one", "offline", "answer", "exact"] as const;

function WhatThisIs() {
  const t = useT("start");
  return (
    <details className="group mt-4">
      <summary className="flex list-none items-center gap-1.5 rounded-md py-1.5 text-ink-2 hover:text-ink">
        <IconChevronRight size={14} className={classNames("transition-transform group-open:rotate-90")} />
        {t("what.title")}
      </summary>
      <dl className="mt-2 flex flex-col gap-3 pl-5">
        {POINTS.map((point) => (
          <div key={point}>
            <dt className="font-medium">{t(`what.${point}.title`)}</dt>
            <dd className="text-ink-2">{t(`what.${point}.note`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
