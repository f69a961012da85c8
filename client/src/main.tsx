import "./app/app.css";
import { must } from "@tongpin/domain/base";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createActionRegistry } from "./app/actions/registry.ts";
import { App } from "./app/app.tsx";
import { brandOf } from "./app/hooks/use-go.ts";
import { createMessageStore } from "./app/messages/message-store.ts";
import { createAppRouter } from "./app/router.ts";
import { createPreferences } from "./app/runtime/preferences.ts";
import { createRuntime } from "./app/runtime/runtime.ts";
import { warmUp } from "./app/warm-up.ts";
import { createToastStore } from "./ui/toast-store.ts";

const preferences = createPreferences(document.documentElement);
const runtime = createRuntime();
const messages = createMessageStore({ locale: preferences.getSnapshot().locale, messages: {} });
const services = { runtime, preferences, messages, actions: createActionRegistry(), toasts: createToastStore() };
const router = createAppRouter(services);
warmUp(router, services, location.pathname);
await Promise.all([messages.need(["common"]), runtime.boot(brandOf(location.pathname))]);
createRoot(must(document.getElementById("root"), "#root")).render(
  <StrictMode>
    <App services={services} router={router} />
  </StrictMode>,
);
