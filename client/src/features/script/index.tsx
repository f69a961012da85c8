export { ScriptTab } from "./view/script-tab.tsx";
